import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { code } from "./markdown.js";
import { followSchema } from "./type-text.js";

/** The bounds and the default of a value in words: `1 to 1000, default 100`; "" when it has none. */
export function boundsText(document: OpenApiDocument, schema: Schema): string {
  const { default: value } = followSchema(document, schema);
  const defaultText = value === undefined ? undefined : `default ${code(JSON.stringify(value))}`;
  return [...boundsOf(document, schema), defaultText].filter(Boolean).join(", ");
}

function boundsOf(document: OpenApiDocument, schema: Schema): (string | undefined)[] {
  const followed = followSchema(document, schema);
  const items = followed.items ? boundsOf(document, followed.items).filter(Boolean) : [];
  return [
    FORMATS[followed.format ?? ""],
    range(followed.minLength, followed.maxLength, "characters"),
    range(followed.minimum, followed.maximum),
    range(followed.minItems, followed.maxItems, "items"),
    followed.pattern === undefined ? undefined : `matches ${code(String(followed.pattern))}`,
    items.length === 0 ? undefined : `each ${items.join(", ")}`,
  ];
}

/** Other formats, such as int32, say nothing to a reader. */
const FORMATS: Record<string, string> = {
  "date-time": "ISO 8601 time",
  date: "ISO 8601 date",
  uri: "a URL",
  email: "an email address",
};

function range(from: unknown, to: unknown, unit = ""): string | undefined {
  const text = rangeText(from, to);
  return text && `${text} ${unit}`.trimEnd();
}

function rangeText(from: unknown, to: unknown): string | undefined {
  if (typeof from === "number" && typeof to === "number") return `${from} to ${to}`;
  if (typeof from === "number") return `at least ${from}`;
  if (typeof to === "number") return `at most ${to}`;
  return undefined;
}

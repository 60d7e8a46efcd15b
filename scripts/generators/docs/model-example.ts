import { flattenSchema } from "../../document/flatten-schema.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { followSchema } from "./type-text.js";

/** A value made of the examples that the API description gives; for models that no fixture holds. */
export function exampleOf(document: OpenApiDocument, schema: Schema, depth = 0): unknown {
  const followed = followSchema(document, schema);
  if (followed.example !== undefined) return followed.example;
  if (followed.default !== undefined) return followed.default;
  if (followed.enum) return followed.enum[0];
  const [member] = followed.oneOf ?? followed.anyOf ?? [];
  if (member) return exampleOf(document, member, depth + 1);
  if (followed.items) return depth > DEEPEST ? [] : [exampleOf(document, followed.items, depth + 1)];
  const { properties, required } = flattenSchema(document, schema);
  if (Object.keys(properties).length === 0) return PLAIN_VALUES[followed.type ?? ""] ?? {};
  const shown = Object.entries(properties).filter(([name]) => depth <= DEEPEST || required.includes(name));
  if (depth > 2 * DEEPEST) return {};
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(document, property, depth + 1)]));
}

/** Models that hold themselves end here. */
const DEEPEST = 3;

const PLAIN_VALUES: Record<string, unknown> = { string: "text", integer: 1, number: 1, boolean: true, array: [] };

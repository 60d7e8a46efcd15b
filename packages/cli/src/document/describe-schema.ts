import type { SentSchema } from "./sent-schema.js";

/** A few words on a value: `text, 1 to 20 characters`, `CoHost | Panelist`. */
export function describeValue(schema: SentSchema): string {
  if (schema.enum) return schema.enum.join(" | ");
  const type = [schema.type].flat().find((name) => name !== "null");
  if (type === "array") return listWords(schema);
  if (type === "string")
    return [schema.format ?? "text", range(schema.minLength, schema.maxLength, "characters")]
      .filter(Boolean)
      .join(", ");
  if (type === "integer" || type === "number") {
    const bounds = range(schema.minimum, schema.maximum);
    return [type === "integer" ? "whole number" : "number", bounds].filter(Boolean).join(", ");
  }
  if (type === "boolean") return "true | false";
  return type ?? "any value";
}

function listWords({ items, minItems, maxItems }: SentSchema): string {
  const bounds = range(minItems, maxItems, "items");
  return [`list${items ? ` of ${describeValue(items)}` : ""}`, bounds].filter(Boolean).join(", ");
}

function range(from: number | undefined, to: number | undefined, unit = ""): string {
  const words = unit && ` ${unit}`;
  if (from !== undefined && to !== undefined) return from === to ? `${from}${words}` : `${from} to ${to}${words}`;
  if (from !== undefined) return `at least ${from}${words}`;
  return to === undefined ? "" : `at most ${to}${words}`;
}

/** A property of a body, by the name under which `--set` takes it. */
export interface BodyLine {
  readonly path: string;
  readonly words: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** The properties of a body with those inside them: `settings.qnaEnabled`, `addedInvitees[0].email`. */
export function bodyLines(schema: SentSchema, prefix = "", depth = 0): BodyLine[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    const own = { path, words: describeValue(part), isRequired: required.has(name), description: firstSentence(part) };
    if (depth === 2) return [own];
    if (part.properties) return [own, ...bodyLines(part, path, depth + 1)];
    return part.items?.properties ? [own, ...bodyLines(part.items, `${path}[0]`, depth + 1)] : [own];
  });
}

/** Of a description of several, the first; without marks of Markdown. */
export function firstSentence({ description = "" }: { readonly description?: string }): string {
  const [first = ""] = description.replace(/`/g, "").split(/(?<=[.!?])\s|\n/);
  return first.replace(/\.$/, "");
}

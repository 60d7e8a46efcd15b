import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference } from "../../document/reference.js";

export type SchemaKind = "union" | "object" | "list" | "number" | "text" | "boolean" | "any";

const BY_TYPE: Readonly<Record<string, SchemaKind>> = {
  object: "object",
  array: "list",
  integer: "number",
  number: "number",
  string: "text",
  boolean: "boolean",
};

/** What the values of a schema are, read through references and `allOf`; `any` if the schema doesn't say. */
export function kindOfSchema(document: OpenApiDocument, schema: Schema, seen: readonly Schema[] = []): SchemaKind {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.includes(resolved)) return "any";
  const parts = (resolved.allOf ?? []).map((part) => kindOfSchema(document, part, [...seen, resolved]));
  if (alternativesOf(resolved).length > 0 || parts.includes("union")) return "union";
  const byType = BY_TYPE[resolved.type ?? ""];
  if (byType !== undefined) return byType;
  if (resolved.properties ?? resolved.required ?? resolved.additionalProperties) return "object";
  if (resolved.items) return "list";
  return parts.find((part) => part !== "any") ?? "any";
}

/** The forms that a schema itself leaves open. */
export function alternativesOf({ oneOf = [], anyOf = [] }: Schema): readonly Schema[] {
  return oneOf.length > 0 ? oneOf : anyOf;
}

import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference } from "../../document/reference.js";

/** Whether what a schema describes must not be shown: it, or a part that it is made of, is write-only or a password. */
export function isSecret(document: OpenApiDocument, schema: Schema, seen: ReadonlySet<Schema> = new Set()): boolean {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.has(resolved)) return false;
  if (schema.writeOnly === true || resolved.writeOnly === true || resolved.format === "password") return true;
  const parts = [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  return parts.some((part) => isSecret(document, part, new Set([...seen, resolved])));
}

import type { OpenApiDocument, Schema } from "./openapi.js";
import { resolveReference } from "./reference.js";

/** Whether a property, or a schema that it refers to, carries a keyword. */
export function hasKeyword(
  document: OpenApiDocument,
  property: Schema,
  keyword: "readOnly" | "writeOnly" | "default",
): boolean {
  const value = property[keyword];
  if (keyword === "default" ? value !== undefined : value === true) return true;
  const parts = property.$ref ? [resolveReference<Schema>(document, { $ref: property.$ref })] : (property.allOf ?? []);
  return parts.some((part) => hasKeyword(document, part, keyword));
}

import type { Schema } from "../../document/openapi.js";

const KNOWN = new Set(["string", "number", "integer", "boolean", "object", "array"]);

/** Which keywords go with which type, when a schema with several types becomes a union. */
const KEYWORDS_OF: Record<string, readonly string[]> = {
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
  array: ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
  string: ["format", "pattern", "minLength", "maxLength"],
};

/**
 * Gives a schema its type: OpenAPI 3.0 knows one, 3.1 a list. Several become a union of schemas with one type each;
 * "null" among them is dealt with already; what is no type says nothing.
 */
export function spreadTypes(schema: Schema, types: readonly string[], isList: boolean): Schema {
  if (!isList && types[0] === "null") return { ...schema, type: "null" };
  const known = [...new Set(types)].filter((type) => KNOWN.has(type));
  // A list that has nothing but "null" in it.
  if (isList && known.length === 0 && types.includes("null")) return { ...schema, type: "null" };
  if (known.length < 2) return known[0] === undefined ? schema : { ...schema, type: known[0] };

  const moved = new Set(known.flatMap((type) => KEYWORDS_OF[type] ?? []).concat("enum"));
  const rest = Object.fromEntries(Object.entries(schema).filter(([key]) => !moved.has(key))) as Schema;
  const variants = known.map((type) => variantOf(schema, type)).filter((variant) => variant !== undefined);
  if (variants.length === 1) return { ...rest, ...variants[0] };
  if (rest.anyOf === undefined) return { ...rest, anyOf: variants };
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: variants }] };
}

/** The part of a schema that concerns values of one type; undefined where its enum has none. */
function variantOf(schema: Schema, type: string): Schema | undefined {
  const values = schema.enum?.filter((value) => isOfType(value, type));
  if (values?.length === 0) return undefined;
  const own = (KEYWORDS_OF[type] ?? []).filter((key) => key in schema).map((key) => [key, schema[key]]);
  return { type, ...(values && { enum: values }), ...Object.fromEntries(own) };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

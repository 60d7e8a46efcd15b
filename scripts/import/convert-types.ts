import { isObject } from "../document/json.js";

type JsonSchema = Record<string, unknown>;

/** The keywords that speak of one type only: with several types, each goes with its own. */
const KEYWORDS_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  object: ["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
};

/** Lists of types, and null as a type: in OpenAPI 3.0 a schema has one type, and may be `nullable`. */
export function convertTypes(schema: JsonSchema): JsonSchema {
  return convertUnions(convertTypeList(schema));
}

function convertTypeList({ type, ...schema }: JsonSchema): JsonSchema {
  if (type === "null") return nothing(schema);
  if (!Array.isArray(type)) return type === undefined ? schema : { type, ...schema };
  const types = type.filter((name) => name !== "null") as string[];
  const nullable = types.length < type.length && { nullable: true };
  if (types.length === 0) return nothing(schema);
  if (types.length === 1) return { type: types[0], ...schema, ...nullable };
  return { ...withTypes(types, schema), ...nullable };
}

/** Only null: no type of 3.0 says so, an enum does. */
function nothing({ enum: _values, ...schema }: JsonSchema): JsonSchema {
  return { ...schema, nullable: true, enum: [null] };
}

function withTypes(types: readonly string[], schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.enum)) return schema;
  const shared = { ...schema };
  const branches = types.map((type) => {
    const keywords = (KEYWORDS_OF_TYPE[type] ?? []).filter((key) => schema[key] !== undefined);
    for (const key of keywords) delete shared[key];
    const own = Object.fromEntries(keywords.map((key) => [key, schema[key]]));
    return { type, ...own, ...(type === "array" && own.items === undefined && { items: {} }) };
  });
  if (shared.anyOf === undefined) return { ...shared, anyOf: branches };
  const { allOf = [], ...rest } = shared;
  return { ...rest, allOf: [...(allOf as unknown[]), { anyOf: branches }] };
}

/** `anyOf: [X, null]` is X and nullable. */
function convertUnions(schema: JsonSchema): JsonSchema {
  let converted = schema;
  for (const keyword of ["anyOf", "oneOf"]) {
    const variants = converted[keyword];
    if (!Array.isArray(variants)) continue;
    const others = variants.filter((variant) => !isNull(variant));
    if (others.length === variants.length || others.length === 0) continue;
    const { [keyword]: _variants, ...rest } = converted;
    converted = { ...(others.length > 1 ? { ...rest, [keyword]: others } : withOnly(rest, others[0])), nullable: true };
  }
  return converted;
}

/** A union of one is that one; a reference needs an `allOf` to have something beside it. */
function withOnly(schema: JsonSchema, only: JsonSchema): JsonSchema {
  if (only.$ref === undefined && Object.keys(only).every((key) => !(key in schema))) return { ...schema, ...only };
  return { ...schema, allOf: [...((schema.allOf as unknown[]) ?? []), only] };
}

function isNull(schema: unknown): boolean {
  if (!isObject(schema) || schema.nullable !== true) return false;
  return Array.isArray(schema.enum) && schema.enum.length === 1 && schema.enum[0] === null;
}

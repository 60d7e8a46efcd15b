import { isObject, type Json } from "../../document/json.js";
import type { Schema } from "../../document/openapi.js";
import { schemaReference } from "../../document/reference.js";
import { stableText } from "../stable-text.js";
import type { Place, SourceDocument } from "./source-document.js";
import { spreadTypes } from "./spread-types.js";

/** Prepares a schema inside another one, which stands under the given keys. */
export type PrepareChild = (node: unknown, ...keys: string[]) => Schema;

/** Holds, as text, the keywords that narrow a schema in ways that no type can show. */
export const CONSTRAINTS = "x-constraints";

const UNTYPED = [
  "not",
  "if",
  "then",
  "else",
  "contains",
  "minContains",
  "maxContains",
  "propertyNames",
  "dependentSchemas",
  "dependentRequired",
  "unevaluatedProperties",
  "unevaluatedItems",
];
const DROPPED = new Set([
  "$ref",
  "$schema",
  "$id",
  "$anchor",
  "$comment",
  "$defs",
  "definitions",
  "$dynamicRef",
  ...UNTYPED,
]);

/** Writes the keywords of a schema (one without `$ref`) in plain form. */
export function prepareKeywords(
  source: SourceDocument,
  node: Record<string, unknown>,
  place: Place,
  child: PrepareChild,
): Schema {
  const { type, const: constant, enum: values, nullable, properties, required, items, ...others } = node;
  const { prefixItems, additionalProperties, patternProperties, allOf, anyOf, oneOf, discriminator, ...plain } = others;
  const kept = Object.fromEntries(Object.entries(plain).filter(([key]) => !DROPPED.has(key)));
  const untyped = Object.fromEntries(UNTYPED.filter((key) => key in node).map((key) => [key, node[key]]));
  const types = (Array.isArray(type) ? type : [type]).map((name) => String(name).toLowerCase());
  const choice = constant === undefined ? values : [constant];
  const unions = [listOf(anyOf, "anyOf", child), listOf(oneOf, "oneOf", child)];
  const isNullable =
    nullable === true ||
    (Array.isArray(type) && types.includes("null")) ||
    (Array.isArray(choice) && choice.includes(null)) ||
    unions.some((variants) => variants.some(isNull));

  const schema: Schema = {
    ...kept,
    ...(Object.keys(untyped).length > 0 && { [CONSTRAINTS]: stableText(untyped) }),
    ...prepareChoice(choice),
    ...(isNullable && { nullable: true }),
    ...prepareObject(properties, required, child),
    ...prepareItems(items, prefixItems, child),
    ...prepareIndex(additionalProperties, patternProperties, child),
    ...prepareUnions(listOf(allOf, "allOf", child), unions),
    ...prepareDiscriminator(source, discriminator, place),
  };
  return spreadTypes(schema, types, Array.isArray(type));
}

function listOf(list: unknown, key: string, child: PrepareChild): Schema[] {
  return Array.isArray(list) ? list.map((item, index) => child(item, key, String(index))) : [];
}

function prepareChoice(choice: unknown): Schema {
  const values = Array.isArray(choice) ? choice.filter((value) => value !== null) : [];
  return values.length > 0 ? { enum: values } : {};
}

function prepareObject(properties: unknown, required: unknown, child: PrepareChild): Schema {
  const names = Array.isArray(required) ? required.filter((name): name is string => typeof name === "string") : [];
  const entries = isObject(properties) ? Object.entries(properties) : [];
  return {
    ...(entries.length > 0 && {
      properties: Object.fromEntries(entries.map(([name, property]) => [name, child(property, "properties", name)])),
    }),
    ...(names.length > 0 && { required: [...new Set(names)] }),
  };
}

function prepareItems(items: unknown, prefixItems: unknown, child: PrepareChild): Schema {
  const tuple = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : undefined;
  if (tuple) return { prefixItems: tuple.map((item, index) => child(item, "prefixItems", String(index))) };
  return items === undefined || items === false ? {} : { items: child(items, "items") };
}

function prepareIndex(additional: unknown, patterns: unknown, child: PrepareChild): Schema {
  const byPattern = isObject(patterns) ? Object.entries(patterns) : [];
  const schemas = byPattern.map(([pattern, value]) => child(value, "patternProperties", pattern));
  if (isObject(additional)) schemas.push(child(additional, "additionalProperties"));
  if (additional === true) schemas.push({});
  if (schemas.length === 0) return additional === false ? { additionalProperties: false } : {};
  return { additionalProperties: schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas } };
}

function isNull(schema: Schema): boolean {
  return schema.type === "null";
}

/** A union of one is no union: its variant holds like a part of `allOf`. */
function prepareUnions(parts: readonly Schema[], [anyOf = [], oneOf = []]: readonly Schema[][]): Schema {
  const variants = { anyOf: anyOf.filter((part) => !isNull(part)), oneOf: oneOf.filter((part) => !isNull(part)) };
  const single = Object.values(variants).flatMap((list) => (list.length === 1 ? list : []));
  const all = [...parts, ...single];
  return {
    ...(all.length > 0 && { allOf: all }),
    ...(variants.anyOf.length > 1 && { anyOf: variants.anyOf }),
    ...(variants.oneOf.length > 1 && { oneOf: variants.oneOf }),
  };
}

function prepareDiscriminator(source: SourceDocument, discriminator: unknown, place: Place): Schema {
  const propertyName = isObject(discriminator) ? discriminator.propertyName : discriminator;
  if (typeof propertyName !== "string") return {};
  const mapping: Record<string, string> = {};
  const written = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {};
  for (const [value, target] of Object.entries(written) as [string, Json][]) {
    // A mapping may also name a schema without the path to it.
    const references = [String(target), schemaReference(String(target))];
    const reference = references.find((candidate) => source.lookUp(candidate) !== undefined);
    if (reference !== undefined) mapping[value] = reference;
    else {
      const message = `the discriminator maps "${value}" to "${target}", which leads nowhere`;
      source.report([...place, "discriminator", "mapping", value], message, String(target));
    }
  }
  return { discriminator: { propertyName, ...(Object.keys(mapping).length > 0 && { mapping }) } };
}

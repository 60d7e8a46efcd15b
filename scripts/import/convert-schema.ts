import { isObject } from "../document/json.js";
import { convertTypes } from "./convert-types.js";
import { placeOf, type Warn } from "./warning.js";

type JsonSchema = Record<string, unknown>;

/** Keywords of JSON Schema 2020-12 that OpenAPI 3.0 can't say; types aren't made from them either. */
const DROPPED = [
  ..."if then else contains minContains maxContains propertyNames dependentRequired dependentSchemas".split(" "),
  ..."unevaluatedItems unevaluatedProperties contentSchema".split(" "),
];
const SILENTLY_DROPPED = ["$schema", "$id", "$anchor", "$comment", "$vocabulary", "$dynamicAnchor"];

/** One schema of OpenAPI 3.1 as OpenAPI 3.0; the schemas inside it have been converted before. */
export function convertSchema(schema: unknown, place: readonly string[], warn: Warn): unknown {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return schema;
  if (schema.$dynamicRef !== undefined) {
    throw new Error(`$dynamicRef can't be said in OpenAPI 3.0; write a $ref (at ${placeOf(place)})`);
  }
  let converted: JsonSchema = { ...schema };
  for (const key of SILENTLY_DROPPED) delete converted[key];
  for (const key of DROPPED) {
    if (converted[key] === undefined) continue;
    delete converted[key];
    warn({ name: `${key} dropped`, place: placeOf(place), message: `OpenAPI 3.0 has no "${key}"` });
  }
  converted = convertConstant(converted);
  converted = convertExample(converted);
  converted = convertBounds(converted);
  converted = convertEncoding(converted);
  converted = convertTuple(converted, place, warn);
  converted = convertPatterns(converted, place, warn);
  converted = convertTypes(converted);
  return convertReference(converted);
}

function convertConstant({ const: value, ...schema }: JsonSchema): JsonSchema {
  return value === undefined ? schema : { ...schema, enum: [value] };
}

function convertExample({ examples, ...schema }: JsonSchema): JsonSchema {
  if (!Array.isArray(examples)) return examples === undefined ? schema : { ...schema, examples };
  return examples.length === 0 || schema.example !== undefined ? schema : { ...schema, example: examples[0] };
}

/** `exclusiveMinimum: 3` is `minimum: 3` with `exclusiveMinimum: true`; the narrower of two bounds stays. */
function convertBounds(schema: JsonSchema): JsonSchema {
  const converted = { ...schema };
  for (const [exclusive, plain, isNarrower] of [
    ["exclusiveMinimum", "minimum", (left: number, right: number) => left >= right],
    ["exclusiveMaximum", "maximum", (left: number, right: number) => left <= right],
  ] as const) {
    const [bound, other] = [converted[exclusive], converted[plain]];
    if (typeof bound !== "number") continue;
    delete converted[exclusive];
    if (typeof other === "number" && !isNarrower(bound, other)) continue;
    Object.assign(converted, { [plain]: bound, [exclusive]: true });
  }
  return converted;
}

function convertEncoding({ contentEncoding, contentMediaType, ...schema }: JsonSchema): JsonSchema {
  if (schema.format !== undefined) return schema;
  if (typeof contentEncoding === "string")
    return { ...schema, format: contentEncoding.startsWith("base64") ? "byte" : contentEncoding };
  return contentMediaType === undefined ? schema : { ...schema, type: "string", format: "binary" };
}

function convertTuple(schema: JsonSchema, place: readonly string[], warn: Warn): JsonSchema {
  const { prefixItems, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  warn({
    name: "prefixItems widened",
    place: placeOf(place),
    message: "OpenAPI 3.0 has no tuples: every item may be any of the forms",
  });
  // What stands in `items` is for the items behind the first ones; `not: {}` says that there are none.
  const others = isObject(rest.items) && !(isObject(rest.items.not) && Object.keys(rest.items.not).length === 0);
  const isClosed = isObject(rest.items) && !others;
  const forms = others ? [...prefixItems, rest.items] : prefixItems;
  return {
    ...rest,
    type: rest.type ?? "array",
    items: { anyOf: forms },
    ...(isClosed && { maxItems: prefixItems.length }),
  };
}

function convertPatterns(schema: JsonSchema, place: readonly string[], warn: Warn): JsonSchema {
  const { patternProperties, ...rest } = schema;
  if (!isObject(patternProperties)) return schema;
  warn({
    name: "patternProperties widened",
    place: placeOf(place),
    message: "OpenAPI 3.0 has no patterns for names: properties of any name may have these forms",
  });
  const forms = [
    ...Object.values(patternProperties),
    ...(isObject(rest.additionalProperties) ? [rest.additionalProperties] : []),
  ];
  return { ...rest, additionalProperties: forms.length === 1 ? forms[0] : { anyOf: forms } };
}

/** In 3.0 nothing may stand beside a `$ref`: it goes into an `allOf`. */
function convertReference(schema: JsonSchema): JsonSchema {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== "string" || Object.keys(beside).length === 0) return schema;
  const { allOf = [], ...rest } = beside;
  return { ...rest, allOf: [{ $ref }, ...(allOf as unknown[])] };
}

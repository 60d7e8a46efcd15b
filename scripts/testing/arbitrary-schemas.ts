import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "../document/openapi.js";
import { schemaRef } from "./small-document.js";

const NAMES = ["a", "b", "weird key"];
const TEXTS = ["", "a", "ab", "a-b", "\u{1F600}", "\u{1F600}\u{1F600}", "2026-02-29", "2026-02-28T10:00:00Z"];
const NUMBERS = [-1, 0, 1, 1.5, 2, 3, 2 ** 31, -(2 ** 31)];

const name = fc.constantFrom(...NAMES);
const bound = fc.constantFrom(0, 1, 2);
const scalar = fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(...NUMBERS), fc.boolean(), fc.constant(null));

/** JSON whose names, texts and numbers are few, so that schemas and values have to do with each other. */
export const arbitraryJson: Arbitrary<unknown> = fc.letrec((tie) => ({
  json: fc.oneof({ maxDepth: 3 }, scalar, tie("json"), fc.array(tie("json"), { maxLength: 3 }), tie("object")),
  object: fc.dictionary(name, tie("json"), { maxKeys: 3, noNullPrototype: true }),
})).json;

const keywords = (schema: Arbitrary<Schema>): Record<string, Arbitrary<unknown>> => ({
  type: fc.constantFrom("object", "array", "string", "number", "integer", "boolean"),
  nullable: fc.boolean(),
  enum: fc.uniqueArray(arbitraryJson, { minLength: 1, maxLength: 3, comparator: sameText }),
  required: fc.uniqueArray(name, { minLength: 1 }),
  properties: fc.dictionary(name, schema, { noNullPrototype: true }),
  additionalProperties: fc.oneof(fc.boolean(), schema),
  minProperties: bound,
  maxProperties: bound,
  items: schema,
  minItems: bound,
  maxItems: bound,
  uniqueItems: fc.boolean(),
  minLength: bound,
  maxLength: bound,
  pattern: fc.constantFrom("^a", "^.$", "-", "[/]"),
  format: fc.constantFrom("date", "date-time", "int32", "float", "password"),
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: fc.boolean(),
  exclusiveMaximum: fc.boolean(),
  multipleOf: fc.constantFrom(1, 2, 0.5),
  allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
  anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  not: schema,
});

/** Schemas with a few of the keywords of OpenAPI 3.0 each; the component `Node` may be referred to. */
export const arbitrarySchema: Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Schema>({}, { type: "string" }, { type: "integer" }, schemaRef("Node")),
    someKeywords(keywords(tie("schema"))),
  ),
})).schema;

/** Keywords that mean nothing without another. */
const PARTNERS: Readonly<Record<string, readonly string[]>> = {
  exclusiveMinimum: ["minimum"],
  exclusiveMaximum: ["maximum"],
  additionalProperties: ["properties"],
};

function someKeywords(all: Record<string, Arbitrary<unknown>>): Arbitrary<Schema> {
  const chosen = fc.uniqueArray(fc.constantFrom(...Object.keys(all)), { minLength: 1, maxLength: 4 });
  return chosen.chain((names) => {
    const withPartners = names.flatMap((keyword) => [keyword, ...(PARTNERS[keyword] ?? [])]);
    return fc.record(Object.fromEntries(withPartners.map((keyword) => [keyword, all[keyword] as Arbitrary<unknown>])));
  });
}

function sameText(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

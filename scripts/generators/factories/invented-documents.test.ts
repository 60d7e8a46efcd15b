import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FactoryWorkshop } from "../../../packages/testing/src/factories/factory-set.js";
import { directionViews } from "../../document/direction-views.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { createSchemaValidator } from "../../testing/schema-validator.js";
import { schemaRef, smallDocument } from "../../testing/small-document.js";
import { writeBlueprints } from "./blueprint-writer.js";

const RUNS = 60;

/** A factory for each schema of a document, under the schema's own name. */
function workshopOf(document: OpenApiDocument): FactoryWorkshop {
  const blueprints = writeBlueprints(directionViews(document));
  return new FactoryWorkshop(blueprints, Object.fromEntries(Object.keys(blueprints).map((name) => [name, name])));
}

function buildAll(document: OpenApiDocument, seed = 1): Record<string, unknown> {
  const { factories } = workshopOf(document).createSet(seed);
  return Object.fromEntries(Object.entries(factories).map(([name, factory]) => [name, factory.build()]));
}

const bounds = (limit: number) =>
  fc.tuple(fc.nat(limit), fc.nat(limit)).map(([low, more]) => ({ least: low, most: low + more }));
const named = fc.constantFrom(
  "id",
  "ownerId",
  "email",
  "title",
  "firstName",
  "timeZone",
  "startTime",
  "count",
  "zip",
  "x-y",
  "2nd",
);

const text: fc.Arbitrary<Schema> = fc.oneof(
  fc.constant({ type: "string" }),
  bounds(40).map(({ least, most }) => ({ type: "string", minLength: least, maxLength: most })),
  fc
    .constantFrom(
      "date-time",
      "date",
      "time",
      "duration",
      "uri",
      "uri-reference",
      "email",
      "hostname",
      "ipv4",
      "ipv6",
      "uuid",
      "byte",
      "password",
      "json-pointer",
      "regex",
      "never-heard-of",
    )
    .map((format) => ({ type: "string", format })),
  fc
    .constantFrom("^[A-Z]{3}-\\d{4}$", "^(?:red|green)(?:ish)?$", "^\\+?[0-9]{7,15}$")
    .map((pattern) => ({ type: "string", pattern })),
  fc
    .constantFrom("AB-12345", "mei@example.com", "https://acme.io/a/12345", "words", "")
    .map((example) => ({ type: "string", example })),
  fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
    .map((values) => ({ type: "string", enum: values })),
);
const number: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom<Schema>({ type: "integer" }, { type: "number" }, { type: "integer", format: "int32", example: 7 }),
  fc
    .record({ low: fc.integer({ min: -1000, max: 1000 }), more: fc.nat(50), example: fc.integer() })
    .map(({ low, more, example }) => ({
      type: "integer",
      minimum: low,
      maximum: low + more,
      example,
    })),
  fc
    .record({ low: fc.integer({ min: -50, max: 50 }), more: fc.constantFrom(0.1, 0.5, 3, 200) })
    .map(({ low, more }) => ({
      type: "number",
      minimum: low,
      exclusiveMinimum: true,
      maximum: low + more,
    })),
  fc.constantFrom(2, 5, 0.5, 0.01).map((multipleOf) => ({ type: "number", multipleOf, minimum: 3 })),
);
const plain: fc.Arbitrary<Schema> = fc.oneof(text, number, fc.constant({ type: "boolean" }), fc.constant({}));

const REFERABLE = ["Alpha", "Beta", "Gamma", "Delta"];
const reference = fc.constantFrom(...REFERABLE).map((name): Schema => schemaRef(name));

const { schema: schemaOf, object: objectOf } = fc.letrec<{
  schema: Schema;
  object: Schema;
  list: Schema;
  union: Schema;
}>((tie) => ({
  schema: fc.oneof({ depthSize: "small", maxDepth: 2 }, plain, reference, tie("list"), tie("object"), tie("union")),
  list: fc.record({ items: tie("schema"), length: bounds(3) }).map(({ items, length }) => ({
    type: "array",
    items,
    maxItems: length.most + 1,
    // Only what is plain has different values for sure, and ends for sure.
    ...(isPlain(items) && { minItems: length.least }),
    ...(items.type === "integer" && items.maximum === undefined && { uniqueItems: true }),
  })),
  object: fc
    .record({
      properties: fc.dictionary(named, tie("schema"), { maxKeys: 4 }),
      isMap: fc.boolean(),
      entries: tie("schema"),
      required: fc.subarray(["id", "email", "count"]),
    })
    .map(({ properties, isMap, entries, required }) => ({
      type: "object",
      properties,
      ...(isMap && { additionalProperties: entries }),
      // A required reference may have no finite value; a required plain one always has.
      required: required.filter((name) => properties[name] !== undefined && isPlain(properties[name] as Schema)),
    })),
  union: fc.array(tie("object"), { minLength: 1, maxLength: 3 }).map((objects) => ({ anyOf: objects })),
}));

function isPlain(schema: Schema): boolean {
  return ["string", "integer", "number", "boolean"].includes(schema.type ?? "");
}

/** Documents of four schemas that refer to one another in any way; the last one is made of two others. */
const inventedDocument = fc
  .record({ alpha: objectOf, beta: objectOf, gamma: objectOf, delta: objectOf, more: schemaOf })
  .map(({ alpha, beta, gamma, delta, more }) =>
    smallDocument({
      schemas: {
        Alpha: alpha,
        Beta: beta,
        Gamma: gamma,
        Delta: delta,
        More: more,
      },
    }),
  );

describe("factories of a document that nobody has seen", () => {
  it("build what is valid, and come to an end", () => {
    fc.assert(
      fc.property(inventedDocument, fc.nat(), (document, seed) => {
        const validate = createSchemaValidator(document);
        for (const [name, value] of Object.entries(buildAll(document, seed))) expect(validate(name, value)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("build the same values when a property is added", () => {
    fc.assert(
      fc.property(inventedDocument, fc.constantFrom(...REFERABLE), plain, (document, name, added) => {
        const changed = structuredClone(document);
        const schema = changed.components?.schemas?.[name] as Schema;
        schema.properties = { ...schema.properties, addedLater: added };
        expect(withoutAdded(buildAll(changed))).toEqual(buildAll(document));
      }),
      { numRuns: RUNS },
    );
  });

  it("build the same values when the properties stand in another order", () => {
    fc.assert(
      fc.property(inventedDocument, (document) => {
        const changed = structuredClone(document);
        for (const schema of Object.values(changed.components?.schemas ?? {})) {
          if (schema.properties) schema.properties = Object.fromEntries(Object.entries(schema.properties).reverse());
        }
        expect(buildAll(changed)).toEqual(buildAll(document));
      }),
      { numRuns: RUNS },
    );
  });
});

/** The values without the property that was added, wherever it is. */
function withoutAdded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAdded);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== "addedLater");
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutAdded(member)]));
}

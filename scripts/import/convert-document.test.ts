import { describe, expect, it } from "vitest";
import { directionViews } from "../document/direction-views.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { generateSchemaTypes } from "../generators/generate-schema-types.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { convertDocument } from "./convert-document.js";
import type { Warning } from "./warning.js";

function convert(document: object): { document: OpenApiDocument; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const upstream = { ...smallDocument(), openapi: "3.1.0", ...document } as OpenApiDocument;
  return { document: convertDocument(upstream, (warning) => warnings.push(warning)), warnings };
}

function convertSchemaNamed(schema: unknown, others: object = {}) {
  const { document, warnings } = convert({ components: { schemas: { A: schema, ...others } } });
  return { schema: document.components?.schemas?.A, schemas: document.components?.schemas, warnings };
}

describe("a schema of OpenAPI 3.1 in 3.0", () => {
  it.each<[string, unknown, unknown]>([
    [
      "a type that may be null",
      { type: ["string", "null"], maxLength: 3 },
      { type: "string", maxLength: 3, nullable: true },
    ],
    ["a list of one type", { type: ["integer"] }, { type: "integer" }],
    ["null alone", { type: "null" }, { nullable: true, enum: [null] }],
    [
      "several types, each with its keywords",
      { type: ["string", "array", "null"], minLength: 1, items: { type: "integer" }, description: "d" },
      {
        description: "d",
        nullable: true,
        anyOf: [
          { type: "string", minLength: 1 },
          { type: "array", items: { type: "integer" } },
        ],
      },
    ],
    [
      "an enum with null",
      { type: ["string", "null"], enum: ["a", null] },
      { type: "string", enum: ["a", null], nullable: true },
    ],
    ["a constant", { const: "x" }, { enum: ["x"] }],
    ["a list of examples", { type: "string", examples: ["a", "b"] }, { type: "string", example: "a" }],
    ["an exclusive bound", { exclusiveMinimum: 0, maximum: 5 }, { minimum: 0, exclusiveMinimum: true, maximum: 5 }],
    ["two bounds of which the plain one is narrower", { minimum: 4, exclusiveMinimum: 0 }, { minimum: 4 }],
    [
      "two bounds of which the exclusive one is narrower",
      { maximum: 9, exclusiveMaximum: 9 },
      { maximum: 9, exclusiveMaximum: true },
    ],
    [
      "a reference with words beside it",
      { $ref: "#/components/schemas/B", description: "d" },
      { description: "d", allOf: [schemaRef("B")] },
    ],
    ["a reference or null", { anyOf: [schemaRef("B"), { type: "null" }] }, { allOf: [schemaRef("B")], nullable: true }],
    [
      "an inline form or null",
      { oneOf: [{ type: "string", maxLength: 2 }, { type: "null" }] },
      { type: "string", maxLength: 2, nullable: true },
    ],
    [
      "several forms or null",
      { anyOf: [schemaRef("B"), schemaRef("B2"), { type: "null" }] },
      { anyOf: [schemaRef("B"), schemaRef("B2")], nullable: true },
    ],
    ["bytes as text", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
    ["a file", { contentMediaType: "application/octet-stream" }, { type: "string", format: "binary" }],
    [
      "anything and nothing",
      { properties: { a: true, b: false }, additionalProperties: false },
      { properties: { a: {}, b: { not: {} } }, additionalProperties: false },
    ],
    ["identifiers of schemas", { $schema: "s", $id: "i", $comment: "c", type: "string" }, { type: "string" }],
    [
      "a property that is called like a keyword",
      { properties: { const: { type: "string" }, examples: { type: ["string", "null"] } } },
      { properties: { const: { type: "string" }, examples: { type: "string", nullable: true } } },
    ],
  ])("says %s", (_name, schema, wanted) => {
    const { schema: converted, warnings } = convertSchemaNamed(schema, {
      B: { type: "object" },
      B2: { type: "object" },
    });
    expect(converted).toEqual(wanted);
    expect(warnings).toEqual([]);
  });

  it("warns of what 3.0 can't say, and names the place", () => {
    const { schema, warnings } = convertSchemaNamed({
      type: "array",
      prefixItems: [{ type: "string" }, { type: "number" }],
      items: false,
      contains: {},
      not: { patternProperties: { "^x": { type: "string" } } },
    });
    expect(schema).toEqual({
      type: "array",
      items: { anyOf: [{ type: "string" }, { type: "number" }] },
      maxItems: 2,
      not: { additionalProperties: { type: "string" } },
    });
    expect(warnings.map(({ name, place }) => `${name} at ${place}`)).toEqual([
      "patternProperties widened at components > schemas > A > not",
      "contains dropped at components > schemas > A",
      "prefixItems widened at components > schemas > A",
    ]);
  });

  it("refuses what would change its meaning", () => {
    expect(() => convertSchemaNamed({ $dynamicRef: "#node" })).toThrow("$dynamicRef can't be said in OpenAPI 3.0");
  });

  it("takes definitions out into the document", () => {
    const { schemas } = convertSchemaNamed({
      $defs: { part: { type: "string" } },
      properties: { part: { $ref: "#/components/schemas/A/$defs/part" } },
    });
    expect(schemas).toEqual({ A: { properties: { part: schemaRef("APart") } }, APart: { type: "string" } });
  });
});

describe("a document of OpenAPI 3.1 in 3.0", () => {
  it("has no shared path items, and plain references", () => {
    const { document } = convert({
      info: { title: "T", version: "1", summary: "s", license: { name: "MIT", identifier: "MIT" } },
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: {
        pathItems: {
          A: { get: operation({ parameters: [{ $ref: "#/components/parameters/p", description: "d" } as never] }) },
        },
        parameters: {
          p: { name: "p", in: "query", schema: { type: ["string", "null"] }, examples: { one: { value: "x" } } },
        },
      },
    });
    expect(document.openapi).toBe("3.0.3");
    expect(document.info).toEqual({ title: "T", version: "1", license: { name: "MIT" } });
    expect(document.paths["/a"]?.get?.parameters).toEqual([{ $ref: "#/components/parameters/p" }]);
    expect(document.components).toEqual({
      parameters: {
        p: { name: "p", in: "query", schema: { type: "string", nullable: true }, examples: { one: { value: "x" } } },
      },
    });
  });

  it("gives the types that 3.1 means", async () => {
    const A = {
      type: "object",
      required: ["a", "b", "c", "d"],
      properties: {
        a: { anyOf: [schemaRef("B"), { type: "null" }] },
        b: { type: ["string", "integer", "null"] },
        c: { const: "x" },
        d: { oneOf: [schemaRef("B"), schemaRef("C"), { type: "null" }] },
      },
    };
    const schemas = { A, B: { type: "object" }, C: { type: "object" } };
    const paths = { "/a": { get: operation({ responses: jsonAnswer(schemaRef("A")) }) } };
    const { text } = await generateSchemaTypes(directionViews(convert({ paths, components: { schemas } }).document));
    const members = [...text.matchAll(/^ {4}(?:\/\*\*.*\*\/\s+)?([abcd]): (.*);/gm)].map(
      ([, name, type]) => `${name}: ${type}`,
    );
    expect(members).toEqual([
      'a: components["schemas"]["B"] | null',
      "b: (string | number) | null",
      'c: "x"',
      'd: (components["schemas"]["B"] | components["schemas"]["C"]) | null',
    ]);
  });

  it("leaves a 3.0 document as it is", () => {
    const before = smallDocument({ schemas: { A: { nullable: true, type: "string" } } });
    expect(convert({ ...before, openapi: "3.0.1" }).document).toEqual({ ...before, openapi: "3.0.3" });
  });
});

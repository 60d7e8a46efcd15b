import { describe, expect, it } from "vitest";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../../testing/small-document.js";
import { prepareDocument } from "./prepare-document.js";

/** A schema in plain form, from a document of a version of OpenAPI. */
function plain(schema: unknown, openapi = "3.1.0", schemas: Record<string, unknown> = {}): Schema | undefined {
  const document = {
    ...smallDocument({ schemas: { It: schema, X: { type: "object" }, ...schemas } as never }),
    openapi,
  };
  return prepareDocument(document).document.components?.schemas?.It;
}

describe("prepareDocument writes schemas of OpenAPI 3.1 as 3.0:", () => {
  it.each<[string, unknown, Schema]>([
    ["null among the types", { type: ["string", "null"] }, { type: "string", nullable: true }],
    [
      "null among the values",
      { type: ["string", "null"], enum: ["a", null] },
      { type: "string", nullable: true, enum: ["a"] },
    ],
    [
      "null among the variants",
      { anyOf: [{ $ref: "#/components/schemas/X" }, { type: "null" }] },
      { allOf: [schemaRef("X")], nullable: true },
    ],
    ["a constant", { const: 1 }, { enum: [1] }],
    [
      "several types",
      { type: ["string", "array"], items: true, maxLength: 2 },
      {
        anyOf: [
          { type: "string", maxLength: 2 },
          { type: "array", items: {} },
        ],
      },
    ],
    [
      "patterns of names",
      { type: "object", patternProperties: { "^a": { type: "string" } } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
    [
      "keywords beside a reference",
      { $ref: "#/components/schemas/X", required: ["a"] },
      { allOf: [schemaRef("X"), { required: ["a"] }] },
    ],
    ["a schema that takes anything", true, {}],
  ])("%s", (_what, schema, expected) => {
    expect(plain(schema)).toEqual(expected);
  });
});

describe("prepareDocument", () => {
  it("counts annotations only beside a reference of OpenAPI 3.0", () => {
    expect(
      plain({ $ref: "#/components/schemas/X", description: "D", readOnly: true, nullable: true }, "3.0.3"),
    ).toEqual({
      $ref: "#/components/schemas/X",
      description: "D",
      readOnly: true,
    });
  });

  it.each(["allOf", "anyOf", "oneOf"])("takes %s of one reference for the reference", (keyword) => {
    expect(plain({ [keyword]: [schemaRef("X")], description: "D" }, "3.0.3")).toEqual({
      ...schemaRef("X"),
      description: "D",
    });
  });

  it("copies what a reference into the middle of something names", () => {
    expect(
      plain({ $ref: "#/components/schemas/Y/properties/a" }, "3.0.3", { Y: { properties: { a: { type: "string" } } } }),
    ).toEqual({
      type: "string",
    });
  });

  it("gives an operation its path's parameters, each once, by place and name", () => {
    const parameter = (where: string, description: string) => ({ name: "id", in: where, description, schema: {} });
    const get = operation({ parameters: [parameter("query", "own"), parameter("header", "own")] as never });
    const { document } = prepareDocument(
      smallDocument({ paths: { "/a": { parameters: [parameter("query", "shared")], get } } }),
    );
    expect(document.paths["/a"]?.get?.parameters).toMatchObject([
      { in: "query", description: "own" },
      { in: "header", description: "own" },
    ]);
  });

  it("leaves an operationId to the first that has it, and says so", () => {
    const get = operation({ operationId: "same" });
    const { document, damages } = prepareDocument(smallDocument({ paths: { "/a": { get }, "/b": { get } } }));
    expect(document.paths["/b"]?.get?.operationId).toBeUndefined();
    expect(damages).toEqual([
      { place: "paths > /b > get", message: 'the operationId "same" is taken by another operation' },
    ]);
  });

  it("leaves a mapping to nothing out of a discriminator, with the place", () => {
    const mapping = { x: "X", gone: "#/components/schemas/Gone" };
    const schemas = {
      It: { oneOf: [schemaRef("X"), schemaRef("Y")], discriminator: { propertyName: "k", mapping } },
      X: {},
      Y: {},
    };
    const { document, damages } = prepareDocument(smallDocument({ schemas }));
    expect(document.components?.schemas?.It?.discriminator?.mapping).toEqual({ x: "#/components/schemas/X" });
    expect(damages).toMatchObject([{ place: "components > schemas > It > discriminator > mapping > gone" }]);
  });

  it("changes nothing that it has prepared, and leaves its input alone", () => {
    const source = smallDocument({
      paths: { "/a": { get: operation({ operationId: "a", responses: jsonAnswer(schemaRef("X")) }) } },
      schemas: { X: { type: "object", required: ["a"], properties: { a: { type: "string", nullable: true } } } },
    });
    const before = JSON.stringify(source);
    const once = prepareDocument(source).document;
    expect(JSON.stringify(source)).toBe(before);
    expect(prepareDocument(once as OpenApiDocument).document).toEqual(once);
  });
});

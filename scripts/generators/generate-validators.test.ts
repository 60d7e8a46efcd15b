import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as checks from "../../packages/client/src/validation/checks.js";
import { bundleDocument } from "../document/bundle-document.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { fromRoot } from "../files.js";
import { arbitraryJson, arbitrarySchema } from "../testing/arbitrary-schemas.js";
import { bundleSources } from "../testing/read-sources.js";
import { runValidators } from "../testing/run-validators.js";
import { createSchemaValidator } from "../testing/schema-validator.js";
import { jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateValidators } from "./generate-validators.js";
import { CHECK_NAMES } from "./validators/names.js";

/** A document with one operation, `send`, whose body is the schema `Thing`. */
function documentOf(Thing: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument {
  const requestBody = { required: true, content: jsonContent(schemaRef("Thing")) };
  return smallDocument({
    paths: { "/things": { post: operation({ operationId: "send", requestBody }) } },
    schemas: { Thing, ...schemas },
  });
}

function violations(Thing: Schema, body: unknown, schemas?: Record<string, Schema>): string[] {
  return runValidators(documentOf(Thing, schemas))("send", body).map(({ path, message }) => `${path} ${message}`);
}

describe("generateValidators", () => {
  it("calls no check that the client doesn't have, and knows all that it has", () => {
    expect([...CHECK_NAMES].sort()).toEqual(Object.keys(checks).sort());
  });

  it("is a pure function of the document", () => {
    const document = bundleSources();
    expect(generateValidators(document)).toEqual(generateValidators(structuredClone(document)));
  });

  it("agrees with Ajv on every schema and every value", () => {
    fc.assert(
      fc.property(arbitrarySchema, fc.array(arbitraryJson, { minLength: 1, maxLength: 10 }), (schema, values) => {
        const document = documentOf(schema, { Node: { type: "object", properties: { a: schemaRef("Node") } } });
        const validate = runValidators(document);
        const validateByAjv = createSchemaValidator(document);
        for (const value of values) {
          const [ours, theirs] = [validate("send", value), validateByAjv("Thing", value)];
          expect({ value, schema, accepted: ours.length === 0, ours, theirs }).toMatchObject({
            accepted: theirs.length === 0,
          });
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it("makes validators of an API that the SDK has never seen", () => {
    const text = readFileSync(fromRoot("scripts/testing/weird-api.yaml"), "utf8");
    const overlay = {
      name: "o.yaml",
      text: "overlay: 1.0.0\nactions: [{ target: $.info, update: { x-overlaid: true } }]\n",
    };
    const validate = runValidators(bundleDocument({ name: "weird-api.yaml", text }, overlay));
    const poll = { title: "t", "weird key": "w", root: { children: [{ children: [] }] } };
    expect(validate("weird-api put.poll", poll)).toEqual([]);
    expect(validate("weird-api put.poll", { ...poll, root: { children: [{ id: 1, children: [] }] } })).toEqual([
      { path: "root.children.0.id", message: "is read-only: the service sets it, so it can't be sent" },
    ]);
    expect(validate("weird-api put.poll", { ...poll, colour: "pink" })).toEqual([
      { path: "colour", message: 'is "pink"; expected one of "red", "dark green", "quo\\"te"' },
    ]);
    expect(validate("class", { name: 1, root: { children: [] } })).toEqual([
      { path: "name", message: "is a number; expected a string" },
    ]);
    expect(validate("weirdApiCreateShape", { kind: "square", radius: "wide" })).toEqual([
      { path: "side", message: "is required and missing" },
    ]);
    // Forms and files are no JSON.
    expect(validate("weirdApiSendForm", {})).toEqual([]);
    expect(validate("postFiles2ndId", 5)).toEqual([]);
  });

  it("lets a document have no body at all", () => {
    expect(runValidators(smallDocument())("send", 1)).toEqual([]);
  });

  it("hides what is write-only or a password, in every form of it, and all that is inside", () => {
    const hidden: Schema = { type: "string", enum: ["right"], format: "password" };
    const Thing: Schema = {
      properties: {
        code: hidden,
        list: { type: "array", items: hidden },
        map: { additionalProperties: hidden },
        any: { anyOf: [hidden, { type: "integer" }] },
        deep: { writeOnly: true, properties: { part: { type: "integer", maximum: 3 } } },
        through: { allOf: [schemaRef("Hidden")] },
        loginToken: { enum: ["right"] },
      },
    };
    const wrong = "zebra-4711";
    const deep = { part: 4711 };
    const body = { code: wrong, list: [wrong], map: { x: wrong }, any: wrong, deep, through: wrong, loginToken: wrong };
    const found = violations(Thing, body, { Hidden: hidden });
    expect(found).toHaveLength(7);
    expect(found.join()).not.toMatch(/zebra|4711/);
    expect(found).toContain('code is a string; expected "right"');
    expect(violations({ ...hidden }, wrong)).toEqual([' is a string; expected "right"']);
  });

  it("says of a union what the nearest form lacks, or all of them where none is nearest", () => {
    const Thing: Schema = { oneOf: [schemaRef("Circle"), schemaRef("Square")] };
    const form = (name: string): Schema => ({
      type: "object",
      required: [name, "unit"],
      properties: { [name]: { type: "number" }, unit: { type: "string" } },
    });
    const schemas = { Circle: form("radius"), Square: form("side") };
    expect(violations(Thing, { radius: 1 }, schemas)).toEqual(["unit is required and missing"]);
    expect(violations(Thing, { unit: "m" }, schemas)).toEqual([
      " has none of the allowed forms: Circle (radius is required and missing); or Square (side is required and missing)",
    ]);
    expect(violations(Thing, { unit: "m", radius: 1, side: 1 }, schemas)).toEqual([
      " has the forms Circle and Square at once; expected only one of them",
    ]);
  });

  it("follows a discriminator for its message", () => {
    const mapping = { round: "#/components/schemas/Circle" };
    const Thing: Schema = {
      anyOf: [schemaRef("Circle"), schemaRef("Square")],
      discriminator: { propertyName: "kind", mapping },
    };
    const schemas: Record<string, Schema> = {
      Circle: { type: "object", required: ["a", "b", "c"] },
      Square: { type: "object", required: ["d"] },
    };
    expect(violations(Thing, { kind: "round", a: 1, b: 1 }, schemas)).toEqual(["c is required and missing"]);
    expect(violations(Thing, { kind: "Circle", a: 1, b: 1 }, schemas)).toEqual(["c is required and missing"]);
  });

  it("refuses a keyword that would go unchecked, and a type that there isn't", () => {
    expect(() => generateValidators(documentOf({ const: 3 }))).toThrow('"const" is in JSON Schema, not in OpenAPI 3.0');
    expect(() => generateValidators(documentOf({ type: "file" }))).toThrow(
      'type "file": OpenAPI 3.0 has one of object',
    );
  });

  it("ignores formats and keywords that only describe", () => {
    expect(violations({ type: "string", format: "haiku", "x-mood": "sad", xml: {} }, "5")).toEqual([]);
  });
});

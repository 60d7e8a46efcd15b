import { describe, expect, it } from "vitest";
import { operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { expandPartialBodies } from "./expand-partial-bodies.js";
import type { OpenApiDocument, Schema } from "./openapi.js";

const THING: Schema = {
  allOf: [schemaRef("Base")],
  required: ["title"],
  properties: { title: { type: "string" }, size: { type: "integer", default: 1 } },
};
const BASE: Schema = { required: ["id"], properties: { id: { type: "string", readOnly: true } } };

function partialBodies(schemas: Record<string, Schema>, ...bodySchemas: Schema[]): OpenApiDocument {
  const paths = bodySchemas.map((schema, index) => [
    `/${index}`,
    { patch: operation({ requestBody: { content: { "application/json": { schema, "x-sdk-partial": true } } } }) },
  ]);
  return smallDocument({ schemas, paths: Object.fromEntries(paths) });
}

describe("expandPartialBodies", () => {
  const document = partialBodies({ Thing: THING, Base: BASE }, schemaRef("Thing"), schemaRef("Thing"));
  const expanded = expandPartialBodies(document);

  it("makes a schema of all properties, the inherited ones included, that requires none", () => {
    expect(expanded.components?.schemas?.PartialThing).toEqual({
      type: "object",
      description: expect.stringContaining("Any subset of the properties of Thing"),
      properties: {
        id: { type: "string", readOnly: true },
        title: { type: "string" },
        size: { type: "integer", default: 1 },
      },
    });
  });

  it("points every marked body at it and takes the mark away", () => {
    for (const path of ["/0", "/1"]) {
      expect(expanded.paths[path]?.patch?.requestBody).toEqual({
        content: { "application/json": { schema: schemaRef("PartialThing") } },
      });
    }
  });

  it("leaves the schema itself, and the document it is given, as they are", () => {
    expect(expanded.components?.schemas?.Thing).toEqual(THING);
    expect(document).toEqual(partialBodies({ Thing: THING, Base: BASE }, schemaRef("Thing"), schemaRef("Thing")));
  });

  it("shares no node with the schema, so that a change of one leaves the other alone", () => {
    const { Thing, PartialThing } = expanded.components?.schemas ?? {};
    expect(PartialThing?.properties?.title).not.toBe(Thing?.properties?.title);
  });

  it("leaves a body without the mark alone", () => {
    const unmarked = smallDocument({
      schemas: { Thing: THING, Base: BASE },
      paths: {
        "/a": {
          patch: operation({ requestBody: { content: { "application/json": { schema: schemaRef("Thing") } } } }),
        },
      },
    });
    expect(expandPartialBodies(unmarked)).toEqual(unmarked);
  });

  it("refuses a marked body whose schema has no name, and says where it is", () => {
    expect(() => expandPartialBodies(partialBodies({}, { type: "object" }))).toThrow(
      "x-sdk-partial at /0 > patch > requestBody > content > application/json needs a body whose schema is a $ref",
    );
  });
});

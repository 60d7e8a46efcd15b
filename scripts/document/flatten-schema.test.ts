import { describe, expect, it } from "vitest";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import { flattenSchema } from "./flatten-schema.js";
import type { Schema } from "./openapi.js";

function flatten(schemas: Record<string, Schema>, schema: Schema = schemaRef("Top")) {
  return flattenSchema(smallDocument({ schemas }), schema);
}

describe("flattenSchema", () => {
  it("gathers properties and required names over references and allOf, in order, each name once", () => {
    const flat = flatten({
      Top: { allOf: [schemaRef("Middle"), { properties: { c: { type: "boolean" } }, required: ["c", "a"] }] },
      Middle: { allOf: [schemaRef("Bottom")], properties: { b: { type: "string" } } },
      Bottom: { properties: { a: { type: "integer" } }, required: ["a"] },
    });
    expect(Object.keys(flat.properties)).toEqual(["a", "b", "c"]);
    expect(flat.required).toEqual(["a", "c"]);
  });

  it("lets a later part, and a schema's own properties, override an inherited one", () => {
    const flat = flatten({
      Top: {
        allOf: [schemaRef("Base"), { properties: { x: { type: "integer" } } }],
        properties: { y: { type: "boolean" } },
      },
      Base: { properties: { x: { type: "string" }, y: { type: "string" } } },
    });
    expect(flat.properties).toEqual({ x: { type: "integer" }, y: { type: "boolean" } });
  });

  it("ends at a schema that includes itself", () => {
    const flat = flatten({ Top: { allOf: [schemaRef("Top")], properties: { a: { type: "string" } } } });
    expect(flat.properties).toEqual({ a: { type: "string" } });
  });

  it("leaves the schemas as they are", () => {
    const schemas = {
      Top: { allOf: [schemaRef("Base")], required: ["a"] },
      Base: { properties: { a: {} }, required: ["b"] },
    };
    const before = structuredClone(schemas);
    flatten(schemas);
    expect(schemas).toEqual(before);
  });

  it("finds nothing in a plain value", () => {
    expect(flatten({ Top: { type: "string" } })).toEqual({ properties: {}, required: [] });
  });
});

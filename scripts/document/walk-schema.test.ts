import { describe, expect, it } from "vitest";
import { schemaRef } from "../testing/small-document.js";
import type { Schema } from "./openapi.js";
import { mapSchema, walkSchema } from "./walk-schema.js";

const PLACES: [string, (inner: Schema) => Schema][] = [
  ["properties", (inner) => ({ properties: { a: inner } })],
  ["items", (inner) => ({ items: inner })],
  ["additionalProperties", (inner) => ({ additionalProperties: inner })],
  ["not", (inner) => ({ not: inner })],
  ["allOf", (inner) => ({ allOf: [{}, inner] })],
  ["anyOf", (inner) => ({ anyOf: [{}, inner] })],
  ["oneOf", (inner) => ({ oneOf: [{}, inner] })],
];

describe("walkSchema", () => {
  it.each(PLACES)("visits the schemas inside %s, at any depth", (_place, wrap) => {
    const visited: Schema[] = [];
    walkSchema(wrap(wrap({ format: "found" })), (schema) => visited.push(schema));
    expect(visited).toContainEqual({ format: "found" });
  });

  it("visits children first and the schema itself last", () => {
    const visited: unknown[] = [];
    walkSchema({ title: "outer", items: { title: "inner" } }, ({ title }) => visited.push(title));
    expect(visited).toEqual(["inner", "outer"]);
  });

  it("follows no reference", () => {
    const visited: Schema[] = [];
    walkSchema({ items: schemaRef("A") }, (schema) => visited.push(schema));
    expect(visited).toEqual([schemaRef("A"), { items: schemaRef("A") }]);
  });

  it("takes additionalProperties of true or false for no schema", () => {
    const visited: Schema[] = [];
    walkSchema({ additionalProperties: false }, (schema) => visited.push(schema));
    expect(visited).toEqual([{ additionalProperties: false }]);
  });
});

describe("mapSchema", () => {
  it.each(PLACES)("changes the schemas inside %s and leaves the original alone", (_place, wrap) => {
    const original = wrap({ format: "old" });
    const changed = mapSchema(original, (schema) => (schema.format ? { format: "new" } : schema));
    expect(changed).toEqual(wrap({ format: "new" }));
    expect(original).toEqual(wrap({ format: "old" }));
  });
});

import { describe, expect, it } from "vitest";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import type { Schema } from "./openapi.js";
import { reachableSchemas, referencesIn } from "./reachable-schemas.js";

function reached(schemas: Record<string, Schema>, ...from: Schema[]): string[] {
  return [...reachableSchemas(smallDocument({ schemas }), from)].sort();
}

describe("referencesIn", () => {
  it("finds the references of a schema and of its discriminator mapping, and follows none", () => {
    const schema: Schema = {
      oneOf: [schemaRef("Cat")],
      discriminator: { propertyName: "kind", mapping: { dog: "#/components/schemas/Dog", fish: "Fish" } },
    };
    expect(referencesIn(schema)).toEqual(["#/components/schemas/Cat", "#/components/schemas/Dog"]);
  });
});

describe("reachableSchemas", () => {
  it("follows references of references, and leaves out what nothing refers to", () => {
    const schemas = { A: { items: schemaRef("B") }, B: { properties: { c: schemaRef("C") } }, C: {}, Lonely: {} };
    expect(reached(schemas, schemaRef("A"))).toEqual(["A", "B", "C"]);
  });

  it("ends at schemas that refer to themselves or to each other", () => {
    const schemas = {
      Node: { items: schemaRef("Node") },
      Ping: { not: schemaRef("Pong") },
      Pong: { not: schemaRef("Ping") },
    };
    expect(reached(schemas, schemaRef("Node"), schemaRef("Ping"))).toEqual(["Node", "Ping", "Pong"]);
  });

  it("starts inside schemas that have no name", () => {
    expect(reached({ A: {} }, { type: "array", items: schemaRef("A") })).toEqual(["A"]);
  });

  it("goes through a reference into the middle of a schema", () => {
    const schemas = { A: { properties: { b: { items: schemaRef("B") } } }, B: {} };
    expect(reached(schemas, { $ref: "#/components/schemas/A/properties/b" })).toEqual(["B"]);
  });

  it("reaches nothing from nothing", () => {
    expect(reached({ A: {} })).toEqual([]);
  });
});

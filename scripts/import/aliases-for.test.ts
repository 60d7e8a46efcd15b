import { describe, expect, it } from "vitest";
import type { Schema } from "../document/openapi.js";
import type { SchemaAlias } from "../document/schema-aliases.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { aliasesFor } from "./aliases-for.js";

const documentOf = (schemas: Record<string, Schema>) =>
  smallDocument({
    paths: {
      "/webinar/a": {
        get: operation({ operationId: "getA", responses: jsonAnswer(schemaRef(Object.keys(schemas)[0] ?? "")) }),
      },
    },
    schemas,
  });

function aliases(before: Record<string, Schema>, after: Record<string, Schema>, existing: readonly SchemaAlias[] = []) {
  return aliasesFor(documentOf(before), documentOf(after), existing);
}

const person = (description?: string): Schema => ({
  type: "object",
  properties: { name: { type: "string", ...(description && { description }) } },
});

describe("aliasesFor", () => {
  it("finds a renamed schema by its structure, whatever its descriptions say", () => {
    expect(aliases({ Person: person() }, { Human: person("Words") })).toEqual([{ name: "Person", schema: "Human" }]);
    expect(aliases({ Person: person() }, { PERSON: person() })).toEqual([{ name: "Person", schema: "PERSON" }]);
  });

  it("finds schemas that were renamed together, recursive ones too", () => {
    const tree = (node: string, leaf: string): Record<string, Schema> => ({
      [node]: {
        type: "object",
        properties: { children: { type: "array", items: schemaRef(node) }, leaf: schemaRef(leaf) },
      },
      [leaf]: { type: "object", properties: { size: { type: "integer" } } },
    });
    expect(aliases(tree("Node", "Leaf"), tree("TreeNode", "TreeLeaf"))).toEqual([
      { name: "Node", schema: "TreeNode" },
      { name: "Leaf", schema: "TreeLeaf" },
    ]);
  });

  it("chooses the likest name among several of the same structure", () => {
    const holder = (...names: string[]): Schema => ({
      properties: Object.fromEntries(names.map((name) => [name[0], schemaRef(name)])),
    });
    const before = { Holder: holder("PersonModel"), PersonModel: person() };
    const after = { Holder: holder("Zebra", "APersonModel"), Zebra: person(), APersonModel: person() };
    expect(aliases(before, after)).toEqual([{ name: "PersonModel", schema: "APersonModel" }]);
  });

  it("gives none to a schema that is gone, or has become another", () => {
    expect(aliases({ A: person(), B: { type: "string" } }, { A: person() })).toEqual([]);
    expect(
      aliases({ Person: person() }, { Human: { type: "object", properties: { age: { type: "integer" } } } }),
    ).toEqual([]);
  });

  it("keeps those that there are, follows a second rename, and forgets what is gone or has come back", () => {
    const existing = [{ name: "Man", schema: "Person", since: "1.1.0" }];
    expect(aliases({ Person: person() }, { Person: person() }, existing)).toEqual(existing);
    expect(aliases({ Person: person() }, { Human: person() }, existing)).toEqual([
      { name: "Man", schema: "Human", since: "1.1.0" },
      { name: "Person", schema: "Human" },
    ]);
    expect(aliases({ Person: person(), B: { type: "string" } }, { B: { type: "string" } }, existing)).toEqual([]);
    expect(aliases({ Person: person() }, { Man: person() }, existing)).toEqual([{ name: "Person", schema: "Man" }]);
  });
});

import { describe, expect, it } from "vitest";
import type { Schema } from "../../document/openapi.js";
import { schemaRef, smallDocument } from "../../testing/small-document.js";
import { SchemaReader } from "./schema-reader.js";
import { StructureIndex } from "./structure-index.js";

const text: Schema = { type: "string" };
const object = (properties: Record<string, Schema>): Schema => ({ type: "object", properties });

function indexOf(old: Record<string, Schema>, next: Record<string, Schema>, atoms: string[] = []) {
  const [before, after] = [old, next].map((schemas) => new SchemaReader(smallDocument({ schemas })));
  const index = new StructureIndex(before as SchemaReader, after as SchemaReader, (name) => atoms.includes(name));
  return (oldName: string, newName: string) =>
    index.hashOf("old", schemaRef(oldName)) === index.hashOf("new", schemaRef(newName));
}

describe("StructureIndex", () => {
  it("finds schemas of one structure under any names, documentation apart", () => {
    const isSame = indexOf(
      { A: object({ x: text }) },
      { B: object({ x: { ...text, description: "X" } }), C: object({ y: text }) },
    );
    expect([isSame("A", "B"), isSame("A", "C")]).toEqual([true, false]);
  });

  it("tells recursive schemas apart by what lies deep inside", () => {
    const ring = (names: string[], last: Schema) =>
      Object.fromEntries(
        names.map((name, index) => [
          name,
          object({ next: schemaRef(names[index + 1] ?? names[0] ?? ""), ...(index === 2 && { last }) }),
        ]),
      );
    const isSame = indexOf(ring(["A", "B", "C"], text), {
      ...ring(["D", "E", "F"], text),
      ...ring(["G", "H", "I"], { type: "number" }),
    });
    expect([isSame("A", "D"), isSame("B", "E"), isSame("A", "E"), isSame("A", "G")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("takes what is written in place for what has a name, and flattens allOf", () => {
    const isSame = indexOf(
      { A: object({ part: schemaRef("Part") }), Part: object({ x: text }) },
      { B: { allOf: [object({ part: object({ x: text }) }), { description: "." }] } },
    );
    expect(isSame("A", "B")).toBe(true);
  });

  it("knows an atom by its name, whatever became of it", () => {
    const old = { A: object({ part: schemaRef("Part") }), Part: text };
    const next = { B: object({ part: schemaRef("Part") }), Part: { type: "number" } };
    expect(indexOf(old, next)("A", "B")).toBe(false);
    expect(indexOf(old, next, ["Part"])("A", "B")).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import { describeParameter } from "./describe-parameter.js";
import type { Parameter, Schema } from "./openapi.js";

const schemas: Record<string, Schema> = {
  Size: { type: "integer", minimum: 0, maximum: 9 },
  Alias: schemaRef("Size"),
};

/** What a parameter has, without what it doesn't have. */
function described(parameter: Partial<Parameter>, argument = "size"): unknown {
  const whole = { name: "size", in: "query", ...parameter } as Parameter;
  return JSON.parse(JSON.stringify(describeParameter(smallDocument({ schemas }), { argument, parameter: whole })));
}

describe("describeParameter", () => {
  it("says where it travels, and nothing of what it doesn't have", () => {
    expect(described({})).toEqual({ name: "size", in: "query" });
    expect(described({ in: "path", required: true })).toEqual({ name: "size", in: "path", required: true });
    expect(described({ required: false })).toEqual({ name: "size", in: "query" });
  });

  it("names the method's argument only where it differs", () => {
    expect(described({}, "querySize")).toEqual({ name: "size", argument: "querySize", in: "query" });
  });

  it("keeps the bounds of the value, and nothing else of its schema", () => {
    const bounds = { type: "string", format: "uuid", minLength: 1, maxLength: 20, pattern: "^a", enum: ["a", "ab"] };
    const schema = { ...bounds, description: "no bound", example: "a", default: "a" } as Schema;
    expect(described({ schema })).toEqual({ name: "size", in: "query", ...bounds });
  });

  it.each<[string, Schema, object]>([
    ["a reference", schemaRef("Size"), { type: "integer", minimum: 0, maximum: 9 }],
    ["a reference to a reference", schemaRef("Alias"), { type: "integer", minimum: 0, maximum: 9 }],
    ["an allOf of one", { allOf: [schemaRef("Size")] }, { type: "integer", minimum: 0, maximum: 9 }],
    [
      "an allOf, its own bounds first",
      { allOf: [schemaRef("Size")], maximum: 5 } as Schema,
      { type: "integer", minimum: 0, maximum: 5 },
    ],
  ])("follows %s", (_what, schema, bounds) => {
    expect(described({ schema })).toEqual({ name: "size", in: "query", ...bounds });
  });

  it("gives the bounds of a list and of its items apart", () => {
    const schema: Schema = { type: "array", minItems: 1, maxItems: 10, items: schemaRef("Size") };
    const items = { type: "integer", minimum: 0, maximum: 9 };
    expect(described({ schema })).toEqual({
      name: "size",
      in: "query",
      type: "array",
      minItems: 1,
      maxItems: 10,
      items,
    });
  });

  it.each<[string, Partial<Parameter>, boolean]>([
    ["a list that isn't exploded", { explode: false, schema: { type: "array" } }, true],
    ["a list by default", { schema: { type: "array" } }, false],
    ["an exploded list", { explode: true, schema: { type: "array" } }, false],
    ["what is no list", { explode: false, schema: { type: "string" } }, false],
    ["a list in the path", { in: "path", explode: false, schema: { type: "array" } }, false],
  ])("decides whether %s is joined", (_what, parameter, isJoined) => {
    expect(described(parameter)).toHaveProperty("name", "size");
    expect("joined" in (described(parameter) as object)).toBe(isJoined);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.js";
import { isObject } from "./json.js";

/** The keys of the object at a path, in the order of the canonical text. */
function keysAt(document: unknown, ...path: string[]): string[] {
  return Object.keys(path.reduce((node, key) => node[key], JSON.parse(canonicalJson(document))));
}

describe("canonicalJson", () => {
  it("puts the keys with a meaning first and the others by name", () => {
    expect(keysAt({ "x-b": 1, paths: {}, "x-a": 1, info: {}, openapi: "3.0.3" })).toEqual([
      "openapi",
      "info",
      "paths",
      "x-a",
      "x-b",
    ]);
  });

  it.each(["paths", "schemas", "parameters", "responses", "properties", "content", "examples", "mapping"])(
    "keeps the authors' order in %s",
    (key) => {
      expect(keysAt({ [key]: { zulu: {}, alpha: {}, mike: {} } }, key)).toEqual(["zulu", "alpha", "mike"]);
    },
  );

  it("orders a schema even when it is the property called properties", () => {
    const document = { properties: { properties: { type: "object", properties: { z: {}, a: {} }, description: "d" } } };
    expect(keysAt(document, "properties", "properties")).toEqual(["description", "type", "properties"]);
    expect(keysAt(document, "properties", "properties", "properties")).toEqual(["z", "a"]);
  });

  it.each([
    ["example", { example: { zulu: { z: 1, a: 1 }, alpha: 1 } }, ["example"]],
    ["default", { default: { zulu: { z: 1, a: 1 }, alpha: 1 } }, ["default"]],
    [
      "value of one of several examples",
      { examples: { one: { value: { zulu: { z: 1, a: 1 }, alpha: 1 } } } },
      ["examples", "one", "value"],
    ],
  ])("never re-orders the %s", (_where, document, path) => {
    expect(keysAt(document, ...path)).toEqual(["zulu", "alpha"]);
    expect(keysAt(document, ...path, "zulu")).toEqual(["z", "a"]);
  });

  it("orders the schema of a property that is called example", () => {
    expect(keysAt({ properties: { example: { type: "string", description: "d" } } }, "properties", "example")).toEqual([
      "description",
      "type",
    ]);
  });

  it("leaves the order of a list alone", () => {
    expect(JSON.parse(canonicalJson({ enum: ["b", "a"] }))).toEqual({ enum: ["b", "a"] });
  });

  it("ends with one line feed", () => {
    expect(canonicalJson({ a: 1 })).toBe('{\n  "a": 1\n}\n');
  });
});

describe("canonicalJson, whatever the document", () => {
  const key = fc.constantFrom("openapi", "info", "type", "description", "$ref", "x-a", "x-b", "zulu", "alpha", "items");
  const authored = fc.constantFrom("paths", "properties", "schemas", "responses", "example", "default");
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.constantFrom("text", null, false),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(key, tie("node"), { maxKeys: 6 }),
      fc.dictionary(fc.oneof(key, authored), tie("node"), { maxKeys: 6 }),
    ),
  }));

  it("keeps every value", () => {
    fc.assert(
      fc.property(node, (document) => {
        expect(JSON.parse(canonicalJson(document))).toEqual(document);
      }),
    );
  });

  it("is its own canonical form", () => {
    fc.assert(
      fc.property(node, (document) => {
        const text = canonicalJson(document);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("is the same text whatever the order of keys that no author gave", () => {
    const { plain } = fc.letrec<{ plain: unknown }>((tie) => ({
      plain: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.array(tie("plain"), { maxLength: 3 }),
        fc.dictionary(key, tie("plain"), { minKeys: 2, maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(plain, (document) => {
        expect(canonicalJson(reversed(document))).toBe(canonicalJson(document));
      }),
    );
  });
});

/** A copy with the keys of every object in the opposite order. */
function reversed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(reversed);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

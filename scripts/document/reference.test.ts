import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import { pointerKeys, resolveReference, schemaNameOf, schemaReference } from "./reference.js";

describe("pointerKeys", () => {
  it.each([
    ["#/components/schemas/A", ["components", "schemas", "A"]],
    ["#/paths/~1webinars~1{id}/get", ["paths", "/webinars/{id}", "get"]],
    ["#/paths/~1a%7Bid%7D", ["paths", "/a{id}"]],
    ["#/x/~01", ["x", "~1"]],
  ])("unescapes %s", (reference, keys) => {
    expect(pointerKeys(reference)).toEqual(keys);
  });

  it.each(["other.yaml#/A", "https://example.com/a.yaml", "InviteeResource", "#"])(
    "refuses %s, which leaves the document, and says what would be right",
    (reference) => {
      expect(() => pointerKeys(reference)).toThrow(
        `$ref "${reference}" leaves the document; write it as "#/components/`,
      );
    },
  );
});

describe("resolveReference", () => {
  const document = smallDocument({
    schemas: {
      A: schemaRef("B"),
      B: schemaRef("C"),
      C: { type: "string" },
      Loop: schemaRef("Pool"),
      Pool: schemaRef("Loop"),
    },
  });

  it("gives back a node that is no reference", () => {
    const node = { type: "integer" };
    expect(resolveReference(document, node)).toBe(node);
  });

  it("follows references to references", () => {
    expect(resolveReference(document, schemaRef("A"))).toEqual({ type: "string" });
  });

  it("ends at references that lead in a circle", () => {
    expect(() => resolveReference(document, schemaRef("Loop"))).toThrow("refers to itself");
  });

  it.each(["#/components/schemas/Gone", "#/gone/further/down"])(
    "names the reference %s that leads nowhere",
    (reference) => {
      expect(() => resolveReference(document, { $ref: reference })).toThrow(`$ref "${reference}" does not resolve`);
    },
  );

  it.each(["constructor", "toString"])("finds no schema %s that every JavaScript object seems to have", (name) => {
    expect(() => resolveReference(document, schemaRef(name))).toThrow("does not resolve");
  });
});

describe("schemaNameOf", () => {
  it.each([
    ["#/components/schemas/InviteeResource", "InviteeResource"],
    ["#/components/schemas/A/properties/b", undefined],
    ["#/components/responses/Forbidden", undefined],
    ["other.yaml#/components/schemas/A", undefined],
    [undefined, undefined],
  ])("of %s is %s", (reference, name) => {
    expect(schemaNameOf(reference)).toBe(name);
  });

  it("is the opposite of schemaReference, whatever the name", () => {
    const names = fc.stringMatching(/^[\w.~/-]+$/);
    fc.assert(
      fc.property(names, (name) => {
        expect(schemaNameOf(schemaReference(name))).toBe(name);
      }),
    );
  });
});

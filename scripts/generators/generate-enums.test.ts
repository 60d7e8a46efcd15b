import { describe, expect, it } from "vitest";
import type { Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateEnums } from "./generate-enums.js";
import { HEADER } from "./generated-file.js";

function enumsOf(schemas: Record<string, Schema>): string[] {
  const { text } = generateEnums(smallDocument({ schemas }));
  return text
    .slice(HEADER.length)
    .split("\n")
    .filter((line) => line !== "");
}

const choice = (...values: unknown[]): Schema => ({ type: "string", enum: values });

describe("generateEnums", () => {
  it("writes a const array for a named enum, whose type is exported with the schemas", () => {
    expect(enumsOf({ RcwRoleEnum: { ...choice("Host", "CoHost"), description: "Role." } })).toEqual([
      "/** Role. */",
      'export const rcwRoleEnumValues = ["Host", "CoHost"] as const;',
    ]);
  });

  it.each<[string, Schema]>([
    ["a property", { properties: { status: choice("On", "Off") } }],
    ["the items of a property", { properties: { status: { type: "array", items: choice("On", "Off") } } }],
    ["a part of allOf", { allOf: [{ properties: { status: choice("On", "Off") } }] }],
  ])("writes array and type for an enum inside %s", (_place, schema) => {
    expect(enumsOf({ Thing: schema })).toEqual([
      'export const thingStatusValues = ["On", "Off"] as const;',
      "export type ThingStatus = (typeof thingStatusValues)[number];",
    ]);
  });

  it.each<[string, Schema]>([
    ["a single value, which is a tag", { properties: { kind: choice("circle") } }],
    [
      "an enum that a reference leads to, which is written under its own name",
      { properties: { status: schemaRef("Other") } },
    ],
    ["a part of allOf that has a name of its own", { allOf: [schemaRef("Other")] }],
  ])("writes nothing for %s", (_what, schema) => {
    expect(enumsOf({ Thing: schema, Other: { type: "object" } })).toEqual([]);
  });

  it("keeps values that are no text, and quotes in them", () => {
    expect(enumsOf({ Odd: choice(1, null, true, 'a"b') })).toEqual([
      'export const oddValues = [1, null, true, "a\\"b"] as const;',
    ]);
  });

  it("never gives two arrays, or two types, one name", () => {
    const lines = enumsOf({
      Color: choice("a", "b"),
      color: choice("c", "d"),
      ThingStatus: choice("e", "f"),
      Thing: { properties: { status: choice("g", "h") } },
      Operation: { properties: { id: choice("i", "j") } },
    });
    expect(lines.map((line) => line.split(" ")[2])).toEqual([
      "colorValues",
      "colorValues2",
      "thingStatusValues",
      "thingStatus2Values",
      "ThingStatus2",
      "operationId2Values",
      "OperationId2",
    ]);
  });

  it("leaves a writable form its name", () => {
    const Thing = { properties: { id: { readOnly: true }, writable: choice("a", "b") } };
    const paths = {
      "/a": {
        post: operation({
          requestBody: { content: jsonContent(schemaRef("Thing")) },
          responses: jsonAnswer(schemaRef("Thing")),
        }),
      },
    };
    expect(generateEnums(smallDocument({ schemas: { Thing }, paths })).text).toContain("export type ThingWritable2 =");
  });
});

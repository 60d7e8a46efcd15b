import { describe, expect, it } from "vitest";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateSchemaExports } from "./generate-schema-exports.js";

function exportsOf(...names: string[]): string[] {
  const schemas = Object.fromEntries(names.map((name) => [name, { type: "object" }]));
  return generateSchemaExports(smallDocument({ schemas }))
    .text.split("\n")
    .filter((line) => line.startsWith("export"));
}

describe("generateSchemaExports", () => {
  it.each([
    [
      "under its own name",
      "InviteeResource",
      'export type InviteeResource = components["schemas"]["InviteeResource"];',
    ],
    [
      "under an identifier where its name is none",
      "Weird-Name.v1",
      'export type WeirdNameV1 = components["schemas"]["Weird-Name.v1"];',
    ],
    ["under a name that doesn't start with a digit", "2fa", 'export type _2fa = components["schemas"]["2fa"];'],
    [
      "beside a type that the package exports for something else",
      "OperationId",
      'export type OperationId2 = components["schemas"]["OperationId"];',
    ],
    ["beside the raw types", "paths", 'export type paths2 = components["schemas"]["paths"];'],
    ["beside TypeScript's own types", "string", 'export type string2 = components["schemas"]["string"];'],
    ["beside TypeScript's keywords", "default", 'export type default2 = components["schemas"]["default"];'],
  ])("exports a schema %s", (_how, name, line) => {
    expect(exportsOf(name)).toEqual([line]);
  });

  it("tells schemas apart whose identifiers are alike", () => {
    expect(exportsOf("A-B", "AB", "A.B").map((line) => line.split(" ")[2])).toEqual(["AB", "AB2", "AB3"]);
  });

  it("carries the schema's description", () => {
    const { text } = generateSchemaExports(smallDocument({ schemas: { A: { description: "One */ line." } } }));
    expect(text).toContain("/** One *\\/ line. */\nexport type A =");
  });

  it("exports the writable form of a schema that is sent in another form than it is read", () => {
    const { text } = generateSchemaExports(
      smallDocument({
        schemas: { Thing: { properties: { id: { type: "string", readOnly: true } } } },
        paths: {
          "/a": {
            post: operation({
              requestBody: { content: jsonContent(schemaRef("Thing")) },
              responses: jsonAnswer(schemaRef("Thing")),
            }),
          },
        },
      }),
    );
    expect(text).toContain("export type Thing =");
    expect(text).toContain("export type ThingWritable =");
  });
});

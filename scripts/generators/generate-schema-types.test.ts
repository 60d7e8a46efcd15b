import { describe, expect, it } from "vitest";
import type { Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateSchemaTypes } from "./generate-schema-types.js";

/** The text of one property, comments left out. */
async function propertyText(schema: Schema, property: string): Promise<string | undefined> {
  const paths = {
    "/a": {
      post: operation({ requestBody: { content: jsonContent(schemaRef("Thing")) } }),
      get: operation({ responses: jsonAnswer(schemaRef("Read")) }),
    },
  };
  const { text } = await generateSchemaTypes(
    smallDocument({ paths, schemas: { Thing: schema, Read: { type: "object" } } }),
  );
  return text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line.replace("readonly ", "").replaceAll('"', "").startsWith(property));
}

describe("generateSchemaTypes", () => {
  it.each<[string, Schema, string]>([
    ["a property that may be left out is optional", { properties: { zeta: { type: "string" } } }, "zeta?: string;"],
    ["a required property is not", { required: ["zeta"], properties: { zeta: { type: "string" } } }, "zeta: string;"],
    [
      "a default makes a required property optional to send",
      { required: ["zeta"], properties: { zeta: { type: "string", default: "x" } } },
      "zeta?: string;",
    ],
    [
      "a read-only property is never sent",
      { required: ["zeta"], properties: { zeta: { type: "string", readOnly: true } } },
      "zeta?: never;",
    ],
    [
      "a nullable property may be null",
      { properties: { zeta: { type: "string", nullable: true } } },
      "zeta?: string | null;",
    ],
    ["a name that is no identifier is quoted", { properties: { "zeta b": { type: "string" } } }, '"zeta b"?: string;'],
  ])("%s", async (_behaviour, schema, line) => {
    expect(await propertyText({ type: "object", ...schema }, "zeta")).toBe(line);
  });

  it("doesn't promise that an answer has a property with a default", async () => {
    const paths = { "/a": { get: operation({ responses: jsonAnswer(schemaRef("Thing")) }) } };
    const Thing = { type: "object", properties: { a: { type: "string", default: "x" } } };
    const { text } = await generateSchemaTypes(smallDocument({ paths, schemas: { Thing } }));
    expect(text).toContain("a?: string;");
  });

  it("leaves out examples of objects, which would read [object Object]", async () => {
    const Thing = {
      type: "object",
      example: { a: 1 },
      properties: { a: { type: "object", example: { b: 1 } }, c: { type: "string", example: "kept" } },
    };
    const { text } = await generateSchemaTypes(smallDocument({ schemas: { Thing } }));
    expect(text).not.toContain("[object Object]");
    expect(text).toContain("@example kept");
  });

  it.each([
    [
      "a property",
      { Thing: { type: "object", properties: { example: { type: "string" } } } },
      /^ +example\?: string;$/m,
    ],
    ["a schema", { example: { type: "string" } }, /^type example = string;$/m],
  ])("keeps %s that is called example", async (_what, schemas, line) => {
    expect((await generateSchemaTypes(smallDocument({ schemas }))).text).toMatch(line);
  });
});

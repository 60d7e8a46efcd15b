import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromRoot } from "../files.js";
import { generateAll } from "../generators/generate-all.js";
import { compileFiles } from "../testing/compile-files.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { readAliases, type SchemaAlias, withAliases, writeAliases } from "./schema-aliases.js";

const ALIASES: SchemaAlias[] = [
  { name: "OldPerson", schema: "Person", since: "1.2.0" },
  { name: "OldRole", schema: "Role" },
];
const DOCUMENT = smallDocument({
  paths: {
    "/people": {
      post: operation({
        operationId: "addPerson",
        requestBody: { required: true, content: jsonContent(schemaRef("Person")) },
        responses: jsonAnswer(schemaRef("Person")),
      }),
    },
  },
  schemas: {
    Role: { type: "string", enum: ["Host", "Guest"] },
    Person: {
      type: "object",
      required: ["role"],
      properties: {
        id: { type: "string", readOnly: true },
        role: schemaRef("Role"),
        kind: { type: "string", enum: ["a", "b"] },
      },
    },
  },
});

describe("the list of aliases", () => {
  it("reads what it has written", () => {
    for (const aliases of [[], ALIASES])
      expect(readAliases({ name: "a.yaml", text: writeAliases(aliases) })).toEqual(aliases);
  });

  it("says what is wrong with it", () => {
    expect(() => readAliases({ name: "a.yaml", text: "[]" })).toThrow('a.yaml: expected "aliases:"');
    expect(() => readAliases({ name: "a.yaml", text: "aliases: [{ name: A }]" })).toThrow('found {"name":"A"}');
    expect(() => withAliases(DOCUMENT, [{ name: "A", schema: "Gone" }])).toThrow(
      "A stands for Gone, which the document doesn't have",
    );
  });
});

/** What an app wrote before the schemas were renamed. */
const CONSUMER = `
import { type components, type OldPerson, type OldPersonKind, oldPersonKindValues, type OldPersonWritable, type OldRole, oldRoleValues, type Person } from "@rcw/types";

const role: OldRole = oldRoleValues[0];
export const sent: OldPersonWritable = { role };
// @ts-expect-error a read-only property can't be sent under the old name either
export const wrong: OldPersonWritable = { role, id: "1" };
export const same: (old: OldPerson) => Person = (old) => old;
export const raw: components["schemas"]["OldPerson"] = { role: "Guest", id: "1" };
export const kind: OldPersonKind = oldPersonKindValues[1];
`;

describe("what is generated for a renamed schema", () => {
  it("lets an app go on using the old names, which are deprecated", async () => {
    const base = { name: "base.json", text: JSON.stringify(DOCUMENT) };
    const overlay = {
      name: "o.yaml",
      text: "overlay: 1.0.0\nactions:\n  - { target: $.info, update: { x-sdk-any: true } }\n",
    };
    const files = await generateAll(base, overlay, { aliases: ALIASES });
    const handwritten = ["packages/types/src/operation-description.ts", "packages/types/src/index.ts"];
    const sources = new Map([
      ...handwritten.map((path): [string, string] => [path, readFileSync(fromRoot(path), "utf8")]),
      ...files
        .filter(({ path }) => /^packages\/types\/.*\.ts$/.test(path))
        .map(({ path, text }): [string, string] => [path, text]),
      ["packages/client/src/consumer.ts", CONSUMER],
    ]);
    expect(compileFiles(sources)).toEqual([]);
    const textOf = (end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? "";
    for (const name of ["OldPerson", "OldPersonWritable", "OldRole"]) {
      expect(textOf("generated/schemas.ts")).toMatch(new RegExp(`@deprecated [^\\n]*\\nexport type ${name} =`));
    }
    expect(textOf("generated/factories.ts")).toMatch(/@deprecated [^\n]*\nexport const oldPerson:/);
    expect(textOf("webinar.bundled.json")).not.toContain("OldPerson");
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleDocument } from "../document/bundle-document.js";
import { fromRoot } from "../files.js";
import { compileFiles } from "../testing/compile-files.js";
import { bundleSources } from "../testing/read-sources.js";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import { generateEnums } from "./generate-enums.js";
import { generateFactories } from "./generate-factories.js";
import { generateOperationTable } from "./generate-operation-table.js";
import { generateSchemaExports } from "./generate-schema-exports.js";
import { generateSchemaTypes } from "./generate-schema-types.js";

const [blueprintsPath, factoriesPath] = [
  "packages/testing/src/generated/factory-blueprints.ts",
  "packages/testing/src/generated/factories.ts",
];
const textOf = (files: readonly { path: string; text: string }[], path: string) =>
  files.find((file) => file.path === path)?.text ?? "";

describe("generateFactories", () => {
  it("is a pure function that makes data and types", () => {
    const document = bundleSources();
    const files = generateFactories(document);
    expect(files.map(({ path }) => path)).toEqual([blueprintsPath, factoriesPath]);
    expect(generateFactories(document)).toEqual(files);
    expect(textOf(files, factoriesPath)).toContain(
      "export interface InviteeResourceFactory extends Factory<schemas.InviteeResource>",
    );
  });

  it("makes a factory for every schema of the API, and for the forms in which they are sent", () => {
    const text = textOf(generateFactories(bundleSources()), factoriesPath);
    const factories = [...text.matchAll(/^export const (\w+):/gm)].map(([, name]) => name);
    const schemas = Object.keys(bundleSources().components?.schemas ?? {});
    expect(factories.length).toBeGreaterThan(schemas.length);
    expect(factories).toEqual(expect.arrayContaining(["inviteeResource", "wcsSessionResource", "rcwRoleEnum"]));
    expect(new Set(factories).size).toBe(factories.length);
  });

  it("gives traits to the schemas that the overlay names, and to those made of them", () => {
    const schemas = {
      Person: {
        type: "object",
        properties: { firstName: { type: "string" } },
        "x-sdk-factory": { aspects: ["person"] },
      },
      Guest: { allOf: [schemaRef("Person")] },
    };
    const text = textOf(generateFactories(smallDocument({ schemas })), factoriesPath);
    expect(text).toContain("export interface GuestFactory extends Factory<schemas.Guest>, PersonTraits {}");
    expect(text).toContain("  readonly person: PersonFactory;\n  readonly guest: GuestFactory;\n");
  });

  it("makes what compiles together with the handwritten files, also of an API that it has never seen", async () => {
    const base = { name: "weird-api.yaml", text: readFileSync(fromRoot("scripts/testing/weird-api.yaml"), "utf8") };
    const overlay = { name: "e.yaml", text: "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { x-a: 1 }\n" };
    const document = bundleDocument(base, overlay);
    const handwritten = [
      "packages/types/src/operation-description.ts",
      "packages/types/src/index.ts",
      "packages/testing/src/factories/index.ts",
    ];
    const generated = [
      await generateSchemaTypes(document),
      generateSchemaExports(document),
      generateEnums(document),
      generateOperationTable(document),
      ...generateFactories(document),
    ];
    const consumer = `
import type { Circle, Node } from "@rcw/types";
import { color, color2, createFactories, node, resetSequences, shape, weirdPageV1 } from "./factories/index.js";

const built: Node = node.build({ children: [{ children: [] }] });
const [round] = shape.circle().buildList(2, { radius: 3 });
const radius: number = round?.kind === "circle" ? (round as Circle).radius : 0;
// @ts-expect-error no such property
node.build({ childs: [] });
// @ts-expect-error no such trait
node.circle();
// @ts-expect-error not a value of the enum
color.build("pink");
resetSequences();
export const values = [built, radius, color2.build("a"), weirdPageV1.build(), createFactories({ seed: 1 }).node.build()];
`;
    const files = new Map([
      ...handwritten.map((path): [string, string] => [path, readFileSync(fromRoot(path), "utf8")]),
      ...generated.map(({ path, text }): [string, string] => [path, text]),
      ["packages/testing/src/consumer.ts", consumer] as [string, string],
    ]);
    expect(compileFiles(files)).toEqual([]);
  }, 120_000);
});

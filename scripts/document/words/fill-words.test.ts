import { describe, expect, it } from "vitest";
import { planWords } from "../../import/plan-words.js";
import type { Warning } from "../../import/warning.js";
import { readSources } from "../../testing/read-sources.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../../testing/small-document.js";
import { bundleDocument } from "../bundle-document.js";
import type { OpenApiDocument, Schema } from "../openapi.js";
import { findWrongExamples } from "./find-wrong-examples.js";

const OVERLAY = {
  name: "sdk.yaml",
  text: 'overlay: 1.0.0\nactions:\n  - { target: "$.info", update: { x-sdk-any: true } }\n',
};

function wordsFile(actions: readonly object[]) {
  return { name: "words.yaml", text: JSON.stringify({ overlay: "1.0.0", actions }) };
}

function baseFile(document: OpenApiDocument) {
  return { name: "base.json", text: JSON.stringify(document) };
}

function say(document: OpenApiDocument, ...actions: readonly object[]): OpenApiDocument {
  return bundleDocument(baseFile(document), OVERLAY, wordsFile(actions));
}

const about = (subject: object, words: object) => ({ "x-about": subject, "x-words": words });

/** One schema whose property `name` stands in the schema itself, in a part of an `allOf`, or behind a reference. */
function withName(schema: Schema, others: Record<string, Schema> = {}): OpenApiDocument {
  const paths = {
    "/a": { get: operation({ operationId: "getA", tags: ["Things"], responses: jsonAnswer(schemaRef("A")) }) },
  };
  return smallDocument({ paths, schemas: { A: schema, ...others } });
}
const NAME = { type: "object", properties: { name: { type: "string" } } };

describe("our words", () => {
  it.each([
    ["the schema itself", withName(NAME), "A"],
    ["a part of its allOf", withName({ allOf: [{ type: "object" }, NAME] }), "A"],
    ["a schema behind a reference", withName({ allOf: [schemaRef("B")] }, { B: NAME }), "B"],
  ])("reach a property of %s", (_where, document, holder) => {
    const said = say(
      document,
      about({ schema: "A" }, { properties: { name: { description: "Ours", example: "Mei" } } }),
    );
    const found = said.components?.schemas?.[holder];
    const part = found?.properties === undefined ? found?.allOf?.at(-1) : found;
    expect(part?.properties?.name).toEqual({ type: "string", description: "Ours", example: "Mei" });
  });

  it("are said where the document is silent only: what it says itself stays", () => {
    const document = withName({ ...NAME, description: "Theirs" });
    const said = say(
      document,
      about({ schema: "A" }, { description: "Ours", properties: { name: { description: "Name" } } }),
    );
    expect(said.components?.schemas?.A).toMatchObject({
      description: "Theirs",
      properties: { name: { description: "Name" } },
    });
  });

  it("stand beside a reference by way of an allOf", () => {
    const document = withName({ type: "object", properties: { name: schemaRef("B") } }, { B: { type: "string" } });
    const said = say(document, about({ schema: "A" }, { properties: { name: { description: "Ours" } } }));
    expect(said.components?.schemas?.A?.properties?.name).toEqual({ description: "Ours", allOf: [schemaRef("B")] });
  });

  it("speak of operations, their parameters, bodies, answers and tags, inline or shared", () => {
    const document = withName(NAME);
    const get = document.paths["/a"]?.get as object;
    Object.assign(get, {
      parameters: [{ $ref: "#/components/parameters/Size" }],
      responses: { "200": { description: "" }, "404": { $ref: "#/components/responses/None" } },
    });
    Object.assign(document.components as object, {
      parameters: { Size: { name: "size", in: "query", schema: { type: "integer" } } },
      responses: { None: { description: "" } },
    });
    const said = say(
      document,
      about({ tag: "Things" }, { description: "All of them" }),
      about({ operation: "getA" }, { summary: "Get one", responses: { "200": { description: "The one" } } }),
      about({ parameter: "size", in: "query" }, { description: "How big" }),
      about({ status: "404" }, { description: "There is none" }),
    );
    expect(said.tags).toEqual([{ name: "Things", description: "All of them" }]);
    expect(said.paths["/a"]?.get).toMatchObject({
      summary: "Get one",
      responses: { "200": { description: "The one" } },
    });
    expect(said.components?.parameters?.Size).toMatchObject({ description: "How big" });
    expect(said.components?.responses?.None).toMatchObject({ description: "There is none" });
  });

  it("take the place of the one text that every answer has", () => {
    const paths = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `/a${index}`,
        { get: operation({ operationId: `get${index}`, responses: { "200": { description: "answer" } } }) },
      ]),
    );
    const words = about({ operation: "get3" }, { responses: { "200": { description: "The third" } } });
    const said = say(smallDocument({ paths }), words);
    expect(said.paths["/a3"]?.get?.responses["200"]).toEqual({ description: "The third" });
    const differs = structuredClone(paths);
    Object.assign(differs["/a4"]?.get.responses["200"] as object, { description: "The fourth" });
    expect(say(smallDocument({ paths: differs }), words).paths["/a3"]?.get?.responses["200"]).toEqual({
      description: "answer",
    });
  });

  it("stop the generation where they have no place, with file and line", () => {
    expect(() =>
      say(withName(NAME), about({ schema: "A" }, { properties: { nmae: { description: "Ours" } } })),
    ).toThrow(/words.yaml:1: the document has no "nmae" of "properties" of schema A/);
  });
});

describe("an import", () => {
  const plan = (document: OpenApiDocument, ...actions: readonly object[]) => {
    const warnings: Warning[] = [];
    const { text } = planWords(baseFile(document), wordsFile(actions), (warning) => warnings.push(warning));
    return { actions: (JSON.parse(text) as { actions: object[] }).actions, warnings };
  };

  it("drops words whose place is gone, and our examples that the new schema refuses, with a line each", () => {
    const whole = about({ schema: "Gone" }, { description: "Ours" });
    const part = { properties: { name: { description: "Name", example: 7 }, gone: { description: "Ours" } } };
    const { actions, warnings } = plan(withName(NAME), whole, about({ schema: "A" }, part));
    expect(actions).toEqual([about({ schema: "A" }, { properties: { name: { description: "Name" } } })]);
    expect(warnings.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      "words dropped: the document has no schema Gone any more, so what we said of it goes",
      'words dropped: the document has no "gone" of "properties" of schema A any more, so what we said of it goes',
      'example dropped: our example of "name" of "properties" of schema A contradicts the new schema: 7 must be string',
    ]);
  });

  it("leaves the file as it is when every word has its place", () => {
    const { base, words } = readSources();
    expect(planWords(base, words, () => {}).text).toBe(words.text);
  });
});

it("no example of the bundled document contradicts its schema", () => {
  const { base, overlay, words } = readSources();
  expect(findWrongExamples(bundleDocument(base, overlay, words))).toEqual([]);
});

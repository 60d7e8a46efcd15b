import fc from "fast-check";
import MarkdownIt from "markdown-it";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { bundleDocument } from "../document/bundle-document.js";
import { cleanText } from "../document/clean-words.js";
import { readDescription } from "../document/read-description.js";
import { generateDocs } from "../generators/docs/generate-docs.js";
import { generateAll } from "../generators/generate-all.js";
import { compileFiles } from "../testing/compile-files.js";
import { HOSTILE_NAMES, HOSTILE_TEXTS, hostileDocument } from "../testing/hostile-document.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { makeBaseDocument } from "./base-document.js";

const OVERLAY = {
  name: "overlay.yaml",
  text: "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { x-overlaid: true }\n",
};

/** The base document that an import would make of a text. */
function importText(text: string): { name: string; text: string } {
  const upstream = { name: "new.json", text };
  return {
    name: "webinar.yaml",
    text: makeBaseDocument({ upstream, present: smallDocument(), paths: ["/**"] }, () => {}),
  };
}

/** Undefined for what is refused for the names in it, with its place. */
function importOrRefuse(text: string): ReturnType<typeof importText> | undefined {
  try {
    return importText(text);
  } catch (error) {
    expect((error as Error).message).toMatch(/^new\.json: a component's name .* \(at components > schemas\)$/);
    return undefined;
  }
}

function ofSchemas(schemas: object): string {
  const get = operation({ operationId: "getThing", responses: jsonAnswer(schemaRef("Thing")) });
  return JSON.stringify(smallDocument({ paths: { "/thing": { get } }, schemas: schemas as never }));
}

/** A schema inside a schema inside a schema. */
function nested(depth: number, wrap: (inner: unknown) => unknown): string {
  let text = '{"type":"string"}';
  const [before, after] = JSON.stringify(wrap("HERE")).split('"HERE"') as [string, string];
  for (let level = 0; level < depth; level++) text = before + text + after;
  return ofSchemas({ Thing: "HERE" }).replace('"HERE"', () => text);
}

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("a document that can't be carried through", () => {
  it.each<[string, string, RegExp]>([
    [
      "names a member twice",
      ofSchemas({ Thing: { type: "object" } }).replace('"Thing":', '"Thing":{"type":"string"},\n"Thing":'),
      /new\.json:2: "Thing" stands twice \(at components > schemas > Thing\); keep one of them/,
    ],
    [
      "names something __proto__",
      ofSchemas({ Thing: "HERE" }).replace('"HERE"', '{"properties":{"__proto__":{"type":"string"}}}'),
      /"__proto__" can't be a name in JavaScript: .* \(at components > schemas > Thing > properties > __proto__\)/,
    ],
    [
      "nests 900 deep",
      nested(900, (inner) => ({ properties: { x: inner } })),
      /nests deeper than 120 levels \(at comp/,
    ],
    ["nests lists 900 deep", nested(900, (items) => ({ type: "array", items })), /nests deeper than 120 levels/],
    ["nests allOf 100,000 deep", nested(100_000, (inner) => ({ allOf: [inner] })), /nests deeper than 120 levels/],
    [
      "is OpenAPI 3.2",
      '{"openapi":"3.2.0","info":{},"paths":{}}',
      /expected "openapi: 3\.0\.x" .* found "openapi: 3\.2\.0"/,
    ],
    ["is Swagger 2.0", '{"swagger":"2.0","info":{},"paths":{}}', /this is Swagger 2\.0; convert it/],
    ["has 50 MB", `{"openapi":"3.0.3","x":"${"a".repeat(50_000_000)}"}`, /has 50\d+ characters; .* 30000000 at most/],
  ])("is refused with its place when it %s, by the import and by the differ alike", (_what, text, message) => {
    expect(() => importText(text)).toThrow(message);
    expect(() => readDescription(text, "new.json")).toThrow(message);
  });

  it.each<[string, object, RegExp]>([
    ["is made of itself", { Thing: { allOf: [schemaRef("Thing")] } }, /made of itself: Thing -> Thing \(at comp/],
    [
      "is made of itself by way of another",
      {
        Thing: { anyOf: [schemaRef("B"), { type: "string" }] },
        B: { oneOf: [schemaRef("Thing"), { type: "number" }] },
      },
      /made of itself: Thing -> B -> Thing/,
    ],
    ["refers to itself", { Thing: schemaRef("B"), B: schemaRef("Thing") }, /refers to itself \(at /],
    ["refers to nothing", { Thing: { items: schemaRef("Gone") } }, /Gone" does not resolve.* \(at comp.* > items\)/],
    ["refers to a file", { Thing: { items: { $ref: "/etc/passwd#/x" } } }, /leaves the document.* \(at /],
    ["refers to an address", { Thing: { items: { $ref: "https://a.example/x.yaml" } } }, /leaves the document.* \(at /],
  ])("is refused with its place when a schema %s", (_what, schemas, message) => {
    expect(() => importText(ofSchemas(schemas))).toThrow(message);
  });

  it("keeps schemas that come back to themselves by way of a property or an item", () => {
    const tree = { type: "object", properties: { children: { type: "array", items: schemaRef("Thing") } } };
    expect(importText(ofSchemas({ Thing: tree })).text).toContain("children");
  });

  it("loses a pattern that no regular expression is, and says so", () => {
    const warnings: string[] = [];
    const upstream = { name: "new.json", text: ofSchemas({ Thing: { type: "string", pattern: "*/" } }) };
    makeBaseDocument({ upstream, present: smallDocument(), paths: ["/**"] }, ({ name }) => void warnings.push(name));
    expect(warnings).toEqual(["pattern dropped"]);
  });
});

describe("a document whose every name and text is hostile", () => {
  it("gives code that compiles", async () => {
    const base = importText(JSON.stringify(hostileDocument(HOSTILE_NAMES, HOSTILE_TEXTS)));
    const files = await generateAll(base, OVERLAY);
    const sources = files.filter(({ path }) => path.endsWith(".ts"));
    expect(compileFiles(new Map(sources.map(({ path, text }) => [path, text])))).toEqual([]);
  });

  it("gives pages in which nothing of it is alive, and no file outside the folders of generated files", async () => {
    const base = importText(JSON.stringify(hostileDocument(HOSTILE_NAMES, HOSTILE_TEXTS)));
    const document = bundleDocument(base, OVERLAY);
    const pages = generateDocs(document, { fixtures: new Map(), guides: [] });
    for (const { path, text } of pages.filter((page) => page.path.endsWith(".md"))) {
      expect(path).toMatch(/^docs\/[\w./-]+$/);
      expect(path).not.toContain("..");
      expect({ path, alive: aliveIn(text) }).toEqual({ path, alive: [] });
    }
  });

  const name = fc
    .oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ maxLength: 12 }))
    .filter((text) => text !== "__proto__");
  const text = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: "binary", maxLength: 40 }));
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });

  it("gives right code, or is refused in words, whatever the names and texts are", async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.array(text, { minLength: 1, maxLength: 4 }), async (someNames, texts) => {
        const base = importOrRefuse(JSON.stringify(hostileDocument(someNames, texts)));
        if (base === undefined) return;
        for (const { path, text: source } of await generateAll(base, OVERLAY)) {
          expect(path).toMatch(/^(openapi|packages\/\w+\/(src|[\w.]+$))/);
          if (path.endsWith(".ts")) expect({ path, errors: syntaxErrors(source) }).toEqual({ path, errors: [] });
        }
      }),
      { numRuns: 25 },
    );
  });

  it("has words that Markdown can't bring to life, whatever they are, and that stay as they are once clean", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const clean = cleanText(texts.join("\n"));
        expect(aliveIn(clean)).toEqual([]);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});

/** A real renderer, which the site's generator uses too, told to let everything through. */
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.validateLink = () => true;

/** What a text brings to life: elements that Markdown itself doesn't make, and links to anything but pages and mail. */
function aliveIn(text: string): string[] {
  const html = markdown.render(text.replace(/^<!-- Generated[^\n]*-->/, ""));
  return [...html.matchAll(/<[a-z/!?][^>]*>?/gi)].map(([element]) => element).filter((element) => !isOwn(element));
}

const OWN =
  /^<\/?(?:p|h[1-6]|code|pre|em|strong|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|br|hr|s|a)(?: (?:class|style|start|title|href)="[^"]*")* ?\/?>$/;

function isOwn(element: string): boolean {
  const [, address] = /href="([^"]*)"/.exec(element) ?? [];
  return OWN.test(element) && (address === undefined || !/^[\s\w]*(?:script|data):/i.test(address));
}

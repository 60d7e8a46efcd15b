import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readSources } from "../testing/read-sources.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { makeBaseDocument } from "./base-document.js";
import type { Warning } from "./warning.js";

const { base } = readSources();
const present = readDocument(base);
const EMPTY = smallDocument();

/** Imports a document in place of a present one; answers the base document, its text and the warnings. */
function importOver(upstream: OpenApiDocument | string, before: OpenApiDocument = EMPTY, paths = ["/webinar/**"]) {
  const warnings: Warning[] = [];
  const text = typeof upstream === "string" ? upstream : JSON.stringify(upstream);
  const made = makeBaseDocument({ upstream: { name: "new.json", text }, present: before, paths }, (warning) =>
    warnings.push(warning),
  );
  return { text: made, warnings, document: readDocument({ name: "base.yaml", text: made }) };
}

function webinarDocument(schemas: Record<string, unknown>, members: object = {}): OpenApiDocument {
  const [first = "None"] = Object.keys(schemas);
  return smallDocument({
    paths: { "/webinar/things": { get: operation({ responses: jsonAnswer(schemaRef(first)), ...members }) } },
    schemas: schemas as NonNullable<OpenApiDocument["components"]>["schemas"] & object,
  });
}

describe("an import of the present document", () => {
  it("changes nothing, byte for byte", () => {
    const { text, warnings } = importOver(base.text, present);
    expect(text).toBe(base.text);
    expect(warnings).toEqual([]);
  });

  it("changes nothing when it comes as JSON, as OpenAPI 3.0.1, or with its keys in another order", () => {
    const shuffled = fc.sample(fc.integer({ min: 0, max: 1_000_000 }), 3).map((seed) => shuffleKeys(present, seed));
    for (const upstream of [present, { ...present, openapi: "3.0.1" }, ...shuffled]) {
      expect(importOver(upstream as OpenApiDocument, present).text).toBe(base.text);
    }
  });
});

describe("an import from a platform's document", () => {
  const platform = { ...structuredClone(present), "x-tagGroups": [], tags: [...(present.tags ?? []), { name: "Fax" }] };
  beforeAll(() => {
    Object.assign(platform.paths, {
      "/restapi/v1.0/fax": { get: operation({ operationId: "sendFax", responses: jsonAnswer(schemaRef("Fax")) }) },
      "/webinars-not-ours": { get: operation({ operationId: "other", responses: jsonAnswer(schemaRef("Broken")) }) },
    });
    Object.assign(platform.components?.schemas ?? {}, {
      Fax: { type: "object", properties: { next: schemaRef("Gone") } },
    });
  });

  it("keeps the configured paths and what they reach; damage elsewhere doesn't count", () => {
    expect(importOver(platform, present).text).toBe(base.text);
  });

  it("takes several patterns, one segment for a star", () => {
    const paths = ["/webinar/notifications/v1/*", "/webinar/registration/**"];
    const kept = Object.keys(importOver(platform, present, paths).document.paths);
    expect(kept).toContain("/webinar/notifications/v1/subscriptions");
    expect(kept.some((path) => path.startsWith("/webinar/registration/v1/"))).toBe(true);
    expect(kept).not.toContain("/webinar/notifications/v1/subscriptions/{subscriptionId}");
    expect(kept.some((path) => path.startsWith("/webinar/configuration"))).toBe(false);
  });

  it("refuses one without any of the paths, and says what it has", () => {
    expect(() => importOver(present, present, ["/fax/**"])).toThrow(
      /new.json: none of its 2\d paths fits \/fax\/\*\* \(it has \/webinar.*openapi\/import.json/,
    );
  });
});

describe("known damage", () => {
  it("loses the mapping to a schema that was never written, with a warning that names it", () => {
    const mapping = { a: "#/components/schemas/A", b: "#/components/schemas/Gone", c: "Missing" };
    const Union = { oneOf: [schemaRef("A")], discriminator: { propertyName: "kind", mapping } };
    const { document, warnings } = importOver(webinarDocument({ Union, A: { type: "object" } }));
    expect(document.components?.schemas?.Union?.discriminator).toEqual({
      propertyName: "kind",
      mapping: { a: mapping.a },
    });
    expect(warnings.map(({ name, place }) => `${name} at ${place}`)).toEqual([
      "discriminator mapping dropped at components > schemas > Union > discriminator > mapping > b",
      "discriminator mapping dropped at components > schemas > Union > discriminator > mapping > c",
    ]);
  });

  it("is repaired in arrays, enums, required lists and path parameters", () => {
    const upstream = webinarDocument({
      A: { type: "object", required: true, properties: { list: { type: "array" }, kind: { enum: ["x", "x"] } } },
    });
    upstream.paths["/webinar/{id}/{other}"] = {
      get: operation({
        parameters: [
          { name: "id", in: "path", schema: { type: "string" } },
          { name: "gone", in: "path", required: true },
        ],
      }),
    };
    const { document, warnings } = importOver(upstream);
    expect(document.components?.schemas?.A).toEqual({
      type: "object",
      properties: { list: { type: "array", items: {} }, kind: { enum: ["x"] } },
    });
    expect(document.paths["/webinar/{id}/{other}"]?.get?.parameters).toEqual([
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "other", in: "path", required: true, schema: { type: "string" } },
    ]);
    expect(warnings.map(({ name }) => name).sort()).toEqual([
      "enum values merged",
      "items added",
      "path parameter added",
      "path parameter dropped",
      "path parameter required",
      "required dropped",
    ]);
  });

  it("that nobody can guess is refused with its place", () => {
    const broken = webinarDocument({ A: { properties: { next: schemaRef("Gone"), $ref: { type: "string" } } } });
    expect(() => importOver(broken)).toThrow(
      /^new.json: .*lead nowhere[\s\S]*"#\/components\/schemas\/Gone" does not resolve.*\(at components > schemas > A > properties > next\)/,
    );
    const remote = webinarDocument({ A: { properties: { next: { $ref: "other.yaml#/B" } } } });
    expect(() => importOver(remote)).toThrow("leaves the document");
  });
});

describe("what isn't an API description", () => {
  it.each([
    ["a list", "[]", "expected an OpenAPI 3.0 or 3.1 document, found []"],
    ["text", "hello", 'expected an OpenAPI 3.0 or 3.1 document, found "hello"'],
    ["Swagger", '{"swagger": "2.0"}', "this is Swagger 2.0"],
    ["another version", '{"openapi": "3.2.0"}', 'found "openapi: 3.2.0"'],
    ["a fragment", '{"openapi": "3.0.0"}', 'no "info"'],
    ["one without paths", '{"openapi": "3.1.0", "info": {}}', 'no "paths"'],
    ["one with a broken path", '{"openapi": "3.1.0", "info": {}, "paths": {"/a": null}}', "paths > /a is null"],
    ["broken YAML", "openapi: 3.0.0\n  info: [", "new.json:"],
    ["broken JSON", '{"openapi": "3.0.0",', "new.json:"],
  ])("is refused: %s", (_name, text, message) => {
    expect(() => importOver(text)).toThrow(message);
  });
});

describe("an example that contradicts its schema", () => {
  it("is taken out with a warning, wherever the schema stands; one that fits stays", () => {
    const upstream = webinarDocument(
      {
        A: { type: "object", properties: { link: { type: "string", format: "uri", example: "text" } } },
        B: { type: "object", required: ["id"], properties: { id: { type: "integer" } }, example: {} },
      },
      { parameters: [{ name: "size", in: "query", schema: schemaRef("Size"), example: "large" }] },
    );
    Object.assign(upstream.components?.schemas ?? {}, { Size: { type: "integer", nullable: true, example: 3 } });
    Object.assign(upstream.components?.schemas?.A?.properties ?? {}, { b: schemaRef("B") });
    const { document, warnings } = importOver(upstream);
    expect(document.components?.schemas?.A?.properties?.link).toEqual({ type: "string", format: "uri" });
    expect(document.components?.schemas).toMatchObject({ B: { example: {} }, Size: { example: 3 } });
    expect(document.paths["/webinar/things"]?.get?.parameters?.[0]).not.toHaveProperty("example");
    expect(warnings.map(({ name, message }) => `${name}: ${message}`).sort()).toEqual([
      'example dropped: "large" must be integer',
      'example dropped: "text" must match format "uri"',
    ]);
  });
});

/** The same document with its keys in another order. */
function shuffleKeys(node: unknown, seed: number): unknown {
  if (Array.isArray(node)) return node.map((item) => shuffleKeys(item, seed));
  if (typeof node !== "object" || node === null) return node;
  const rank = (key: string) => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 997, 7);
  const keys = Object.keys(node).sort((left, right) => rank(left) - rank(right));
  return Object.fromEntries(keys.map((key) => [key, shuffleKeys((node as Record<string, unknown>)[key], seed)]));
}

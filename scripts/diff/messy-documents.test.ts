import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../document/openapi.js";
import { completeDocument, messyDocuments } from "../testing/messy-documents.js";
import { smallDocument } from "../testing/small-document.js";
import { diffDocuments } from "./diff-documents.js";
import { prepareDocument } from "./prepare/prepare-document.js";

const complete = completeDocument() as OpenApiDocument;

describe("diffDocuments on messy documents", () => {
  it("never throws, whatever stands wherever, and finds a document equal to itself", () => {
    const messy = [...messyDocuments()] as { name: string; document: OpenApiDocument }[];
    expect(messy.length).toBeGreaterThan(1000);
    for (const { name, document } of messy) {
      expect(diffDocuments(document, structuredClone(document)), name).toEqual({ bump: "none", changes: [] });
      expect(() => diffDocuments(complete, document), name).not.toThrow();
      expect(() => diffDocuments(document, complete), name).not.toThrow();
    }
  });

  it.each([
    ["nothing at all", {}],
    ["lists for maps", { paths: [], components: [] }],
    ["a path item that isn't one", { paths: { "/a": null, "/b": { get: "text" }, "x-c": {} } }],
  ])("reads %s as an empty API", (_what, document) => {
    expect(prepareDocument(document as unknown as OpenApiDocument).document).toMatchObject({
      components: { schemas: {} },
    });
  });

  it.each<[string, object]>([
    [
      "a reference that comes back to itself",
      { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } },
    ],
    ["an allOf that comes back to itself", { A: { allOf: [{ $ref: "#/components/schemas/A" }, { type: "object" }] } }],
    [
      "a base that lists its heirs",
      {
        A: { type: "object", oneOf: [{ $ref: "#/components/schemas/B" }], properties: { x: { type: "string" } } },
        B: { allOf: [{ $ref: "#/components/schemas/A" }, { type: "object", properties: { y: { type: "string" } } }] },
      },
    ],
    [
      "a property that extends its owner",
      {
        A: {
          type: "object",
          properties: { a: { allOf: [{ $ref: "#/components/schemas/A" }], properties: { b: { type: "string" } } } },
        },
      },
    ],
    [
      "a reference into a schema that holds it",
      {
        A: {
          type: "object",
          properties: {
            a: { $ref: "#/components/schemas/A/properties/a" },
            b: { $ref: "#/components/schemas/A/properties/c" },
            c: { type: "string" },
          },
        },
      },
    ],
    [
      "a name with every sign",
      { "a/b~c%20.d": { type: "object", properties: { x: { $ref: "#/components/schemas/a~1b~0c%2520.d" } } } },
    ],
    [
      "a name that objects have already",
      {
        constructor: { type: "string" },
        toString: { $ref: "#/components/schemas/constructor" },
        ["__proto__"]: { type: "string" },
      },
    ],
  ])("ends, and sees what changes, with %s", (_what, schemas) => {
    const document = smallDocument({ schemas: schemas as never });
    expect(diffDocuments(document, structuredClone(document))).toEqual({ bump: "none", changes: [] });
    const changed = structuredClone(document);
    (changed.components as { schemas: object }).schemas = { ...schemas, New: { type: "string" } };
    const grave = diffDocuments(document, changed).changes.filter(({ bump }) => bump !== "patch");
    expect(grave.map(({ kind }) => kind)).toEqual(["schema-added"]);
  });

  it("names the place of what it can't follow", () => {
    const places = prepareDocument(
      smallDocument({ schemas: { A: { type: "object", properties: { b: { $ref: "#/components/schemas/Gone" } } } } }),
    ).damages;
    expect(places).toEqual([
      {
        place: "components > schemas > A > properties > b",
        message: 'the reference "#/components/schemas/Gone" leads nowhere',
        reference: "#/components/schemas/Gone",
      },
    ]);
  });
});

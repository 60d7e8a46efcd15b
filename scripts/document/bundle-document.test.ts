import { describe, expect, it } from "vitest";
import { bundleDocument } from "./bundle-document.js";

const OVERLAY = "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { x-seen: true }\n";
const HEAD = "openapi: 3.0.3\ninfo: { title: Small, version: '1' }\n";

function bundle(base: string, overlay = OVERLAY) {
  return bundleDocument({ name: "api.yaml", text: base }, { name: "sdk.yaml", text: overlay });
}

describe("bundleDocument", () => {
  it("is the base document with the overlay applied", () => {
    expect(bundle(`${HEAD}paths: {}\n`)).toEqual({
      openapi: "3.0.3",
      info: { title: "Small", version: "1", "x-seen": true },
      paths: {},
    });
  });

  it.each([
    ["OpenAPI 3.1", "openapi: 3.1.0\npaths: {}", 'api.yaml: expected an OpenAPI 3.0 document, found "openapi: 3.1.0"'],
    ["Swagger 2", "swagger: '2.0'\npaths: {}", "api.yaml: expected an OpenAPI 3.0 document"],
    ["a list", "- 1\n- 2", "api.yaml: expected an OpenAPI 3.0 document, found [1,2]"],
    ["plain text", "Not found", 'api.yaml: expected an OpenAPI 3.0 document, found "Not found"'],
    ["an empty file", "", "api.yaml: expected an OpenAPI 3.0 document, found null"],
    ["a document without paths", HEAD, 'api.yaml: the document has no "paths"'],
  ])("refuses %s", (_input, base, message) => {
    expect(() => bundle(base)).toThrow(message);
  });

  it("names file and line of a mistake in the YAML of the base document", () => {
    expect(() => bundle(`${HEAD}paths:\n  /a: [\n`)).toThrow(/^api\.yaml:\d: /);
  });

  it("names file and line of a mistake in the YAML of the overlay", () => {
    expect(() => bundle(`${HEAD}paths: {}`, "overlay: 1.0.0\noverlay: 1.0.0\n")).toThrow("sdk.yaml:2: ");
  });

  it("refuses an overlay whose target matches nothing, with file, line and target", () => {
    expect(() => bundle(`${HEAD}paths: {}`, `${OVERLAY}  - target: $.paths['/gone'].get\n    remove: true\n`)).toThrow(
      "sdk.yaml:5: the overlay's target $.paths['/gone'].get matches nothing in the document",
    );
  });

  it("names the overlay's file and line where an update meets a plain value", () => {
    const overlay = "overlay: 1.0.0\nactions:\n  - target: $.info.title\n    update: { a: 1 }\n";
    expect(() => bundle(`${HEAD}paths: {}`, overlay)).toThrow("sdk.yaml:3: $.info.title selects a plain value");
  });

  it.each([
    [
      "nothing there",
      "#/components/schemas/Gone",
      '$ref "#/components/schemas/Gone" does not resolve: the document has nothing there (at paths > /a > get > parameters > 0 > schema)',
    ],
    ["another file", "other.yaml#/A", '$ref "other.yaml#/A" leaves the document'],
    [
      "itself",
      "#/paths/~1a/get/parameters/0/schema",
      "refers to itself (at paths > /a > get > parameters > 0 > schema)",
    ],
  ])("names a reference to %s and its place", (_where, reference, message) => {
    const parameter = `{ name: q, in: query, schema: { $ref: "${reference}" } }`;
    const base = `${HEAD}paths: { /a: { get: { parameters: [${parameter}], responses: {} } } }`;
    expect(() => bundle(base)).toThrow(message);
  });

  it("refuses a reference that the overlay has broken", () => {
    const base = `${HEAD}paths: {}\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { type: string } } }`;
    const overlay = "overlay: 1.0.0\nactions:\n  - target: $.components.schemas.B\n    remove: true\n";
    expect(() => bundle(base, overlay)).toThrow("(at components > schemas > A)");
  });

  it("lets an overlay change one of two places that a YAML alias joins", () => {
    const overlay = "overlay: 1.0.0\nactions:\n  - target: $['x-a']\n    update: { only: a }\n";
    const bundled = bundle(`${HEAD}paths: {}\nx-a: &shared { n: 1 }\nx-b: *shared\n`, overlay);
    expect([bundled["x-a"], bundled["x-b"]]).toEqual([{ n: 1, only: "a" }, { n: 1 }]);
  });

  it("gives an operation without operationId one, so that types and table can refer to it", () => {
    const bundled = bundle(`${HEAD}paths: { "/a/{id}": { get: { responses: {} }, delete: { responses: {} } } }`);
    const { get, delete: remove } = bundled.paths["/a/{id}"] ?? {};
    expect([get?.operationId, remove?.operationId]).toEqual(["getAId", "deleteAId"]);
  });
});

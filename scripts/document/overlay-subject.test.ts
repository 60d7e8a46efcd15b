import { describe, expect, it } from "vitest";
import { smallDocument } from "../testing/small-document.js";
import { applyOverlay, readOverlay } from "./apply-overlay.js";
import type { OpenApiDocument, Operation } from "./openapi.js";
import { readYaml } from "./read-yaml.js";

const answer = { 200: { description: "ok" } };
const id = { name: "id", in: "path", required: true, schema: { type: "string", maxLength: 20 } };

/** A document after the actions of an overlay, which are given as YAML. */
function apply(document: unknown, actions: string) {
  const source = readYaml(`overlay: 1.0.0\nactions:\n${actions}`, "sdk.yaml");
  return applyOverlay(document as OpenApiDocument, readOverlay(source, "sdk.yaml"), "sdk.yaml");
}

const LONGER = "  - x-about: { parameter: id, in: path }\n    update: { schema: { maxLength: 36 } }";

describe("a parameter", () => {
  const get = (parameters: unknown[]) => ({ operationId: "read", responses: answer, parameters });
  const Shared = { type: "string", maxLength: 20 };
  it.each<[string, unknown]>([
    ["inline", smallDocument({ paths: { "/a/{id}": { get: get([id]) } } } as never)],
    [
      "behind a reference, whatever its component is called",
      smallDocument({
        paths: { "/a/{id}": { get: get([{ $ref: "#/components/parameters/TheId" }]) } },
        components: { parameters: { TheId: id } },
      } as never),
    ],
    ["of the path", smallDocument({ paths: { "/a/{id}": { parameters: [id], get: get([]) } } } as never)],
    [
      "with a schema behind a reference",
      smallDocument({
        paths: { "/a/{id}": { get: get([{ ...id, schema: { $ref: "#/components/schemas/Shared" } }]) } },
        components: { schemas: { Shared } },
      } as never),
    ],
  ])("is found %s", (_where, document) => {
    const result = apply(document, LONGER);
    expect(result.unmatched).toEqual([]);
    expect(JSON.stringify(result.document.paths) + JSON.stringify(result.document.components?.parameters)).toContain(
      '"maxLength":36',
    );
    if (result.document.components?.schemas?.Shared) expect(result.document.components.schemas.Shared).toEqual(Shared);
  });

  it("that others share is changed for the named operations only", () => {
    const shared = { $ref: "#/components/parameters/Status" };
    const status = { name: "status", in: "query", schema: { type: "string" } };
    const document = smallDocument({
      paths: {
        "/a": { get: { operationId: "list", responses: answer, parameters: [shared] } },
        "/b": { get: { operationId: "other", responses: answer, parameters: [shared] } },
      },
      components: { parameters: { Status: status } },
    } as never);
    const { document: changed } = apply(
      document,
      "  - x-about: { parameter: status, in: query, operations: [list] }\n    x-replace: { schema: { type: array } }",
    );
    expect(changed.paths["/a"]?.get?.parameters).toEqual([{ ...status, schema: { type: "array" } }]);
    expect(changed.paths["/b"]?.get?.parameters).toEqual([shared]);
    expect(changed.components?.parameters?.Status).toEqual(status);
  });

  it("that no operation has is unmatched, and told in words", () => {
    const { unmatched } = apply(smallDocument({ paths: {} } as never), LONGER);
    expect(unmatched.map(({ target }) => target)).toEqual(["path parameter id of every operation"]);
  });
});

describe("a body", () => {
  it("that is shared becomes the operation's own", () => {
    const body = { content: { "application/json": { schema: { type: "object" } } } };
    const post = (operationId: string) => ({
      operationId,
      responses: answer,
      requestBody: { $ref: "#/components/requestBodies/Shared" },
    });
    const document = smallDocument({
      paths: { "/a": { post: post("one") }, "/b": { post: post("two") } },
      components: { requestBodies: { Shared: body } },
    } as never);
    const { document: changed } = apply(
      document,
      "  - x-about: { operation: one, part: bodyContent }\n    update: { x-sdk-partial: true }",
    );
    const one = changed.paths["/a"]?.post as Operation;
    expect(one.requestBody).toEqual({
      content: { "application/json": { schema: { type: "object" }, "x-sdk-partial": true } },
    });
    expect(changed.components?.requestBodies).toEqual({ Shared: body });
  });
});

describe("a property", () => {
  const source = { type: "string" };
  const PROPERTY = "  - x-about: { schema: Model, property: settings.source }\n    update: { x-a: 1 }";
  const settings = { type: "object", properties: { source } };
  it.each<[string, Record<string, unknown>]>([
    ["in the schema itself", { Model: { properties: { settings } } }],
    ["in a part of an allOf", { Model: { allOf: [{ type: "object" }, { properties: { settings } }] } }],
    [
      "behind references",
      {
        Model: { allOf: [{ $ref: "#/components/schemas/Base" }] },
        Base: { properties: { settings: { $ref: "#/components/schemas/Settings" } } },
        Settings: settings,
      },
    ],
  ])("is found %s", (_where, schemas) => {
    const { document, unmatched } = apply(smallDocument({ components: { schemas } } as never), PROPERTY);
    expect(unmatched).toEqual([]);
    expect(JSON.stringify(document)).toContain('"source":{"type":"string","x-a":1}');
  });

  it("that is a reference takes keywords beside it by way of an allOf", () => {
    const $ref = "#/components/schemas/Text";
    const schemas = { Model: { properties: { a: { $ref } } }, Text: source };
    const { document } = apply(
      smallDocument({ components: { schemas } } as never),
      "  - x-about: { schema: Model, property: a }\n    update: { x-a: 1 }",
    );
    expect(document.components?.schemas?.Model?.properties?.a).toEqual({ allOf: [{ $ref }], "x-a": 1 });
    expect(document.components?.schemas?.Text).toEqual(source);
  });

  it("of a schema that holds itself ends", () => {
    const schemas = { Model: { allOf: [{ $ref: "#/components/schemas/Model" }] } };
    expect(apply(smallDocument({ components: { schemas } } as never), PROPERTY).unmatched).toHaveLength(1);
  });
});

it.each([
  ["x-about: { parameter: id }\n    update: {}", "write { parameter, in }"],
  ["x-about: { operation: a, part: head }\n    update: {}", "write { parameter, in }"],
  ["x-about: { schema: A, property: b }\n    target: $.a\n    update: {}", 'not "target" or "remove"'],
  ["x-about: { schema: A, property: b }\n    remove: true", 'not "target" or "remove"'],
  ["target: $.a\n    x-replace: { a: 1 }", 'stands beside an "x-about"'],
])("refuses %j, and says what would be right", (action, message) => {
  expect(() => apply(smallDocument(), `  - ${action}`)).toThrow(`sdk.yaml:3: `);
  expect(() => apply(smallDocument(), `  - ${action}`)).toThrow(message);
});

import { describe, expect, it } from "vitest";
import type { Operation, Parameter, Schema } from "../document/openapi.js";
import { compileFiles } from "../testing/compile-files.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateClientOperations } from "./generate-client-operations.js";

function tableOf(paths: Record<string, unknown>, schemas: Record<string, Schema> = {}): string {
  return generateClientOperations(smallDocument({ paths, schemas })).text;
}

/** The row of the one operation. */
function rowOf(members: Partial<Operation>, httpMethod = "get"): string | undefined {
  const paths = { "/a": { [httpMethod]: operation({ operationId: "doA", tags: ["A"], ...members }) } };
  return /^ {2}(\{ operationId.*\}),$/m.exec(tableOf(paths))?.[1];
}

function parameterLine(parameter: Partial<Parameter>): string | undefined {
  const parameters = [{ name: "size", in: "query", ...parameter } as Parameter];
  const schemas = { Size: { type: "integer", minimum: 0, maximum: 9 } };
  return /: Parameter = (.*);/.exec(tableOf({ "/a": { get: operation({ parameters }) } }, schemas))?.[1];
}

describe("generateClientOperations", () => {
  it("writes what a call depends on, and nothing else", () => {
    const paging = { pageToken: "pageToken", items: "records", nextPageToken: "paging.nextPageToken" };
    const text = tableOf({
      "/things": {
        get: operation({
          operationId: "rcwListThings",
          summary: "Lists things",
          description: "All of them.",
          "x-throttling-group": "Medium",
          "x-app-permission": "ReadWebinars",
          "x-sdk": { service: "things", method: "list", paging },
          responses: jsonAnswer({ type: "object" }),
        }),
      },
    });
    expect(text).toContain(
      'const paging = { pageToken: "pageToken", items: "records", nextPageToken: "paging.nextPageToken" } as const;\n',
    );
    expect(text).toContain(
      '  { operationId: "rcwListThings", service: "things", method: "list", httpMethod: "GET", path: "/things", group: "Medium", answer: "json", paging: paging, parameters: [] },\n',
    );
    expect(text).not.toMatch(/ReadWebinars|Lists things|All of them/);
  });

  it.each([
    ["required", { required: true, content: jsonContent({}) }, ", required: true }"],
    ["optional", { content: jsonContent({}) }, " }"],
  ])("writes a body that is %s", (_what, requestBody, end) => {
    const paths = { "/a": { post: operation({ operationId: "doA", tags: ["A"], requestBody }) } };
    expect(tableOf(paths)).toContain(`const body = { mediaType: "application/json", format: "json"${end} as const;\n`);
    expect(rowOf({ requestBody }, "post")).toContain("body: body, parameters: []");
  });

  it.each<[string, boolean | undefined, string | undefined]>([
    ["get", undefined, undefined],
    ["get", true, undefined],
    ["get", false, "safe: false"],
    ["put", undefined, undefined],
    ["delete", undefined, undefined],
    ["post", undefined, undefined],
    ["post", false, undefined],
    ["post", true, "safe: true"],
    ["patch", true, "safe: true"],
  ])("says of a %s with safeToRepeat %s only what its method doesn't: %s", (httpMethod, safeToRepeat, expected) => {
    const row = rowOf(safeToRepeat === undefined ? {} : { "x-sdk": { safeToRepeat } }, httpMethod);
    expect(row).toContain('operationId: "doA"');
    expect(/safe: \w+/.exec(row ?? "")?.[0]).toBe(expected);
  });

  it.each<[string, Partial<Parameter>, string]>([
    ["where it travels", { in: "path", required: true }, '{ name: "size", in: "path", required: true }'],
    ["its argument where that differs", { name: "body" }, '{ name: "body", argument: "queryBody", in: "query" }'],
    [
      "the bounds of text",
      { schema: { type: "string", minLength: 1, maxLength: 20, pattern: "^\\d+$" } },
      '{ name: "size", in: "query", type: "string", min: 1, max: 20, pattern: "^\\\\d+$" }',
    ],
    [
      "no bound that any text keeps",
      { schema: { type: "string", minLength: 0 } },
      '{ name: "size", in: "query", type: "string" }',
    ],
    [
      "the bounds of a number, 0 too",
      { schema: schemaRef("Size") },
      '{ name: "size", in: "query", type: "integer", min: 0, max: 9 }',
    ],
    [
      "the bounds of a list and its items",
      { explode: false, schema: { type: "array", minItems: 1, maxItems: 10, items: schemaRef("Size") } },
      '{ name: "size", in: "query", joined: true, type: "array", min: 1, max: 10, items: { type: "integer", min: 0, max: 9 } }',
    ],
    [
      "the format that the client checks",
      { schema: { type: "string", format: "date-time" } },
      '{ name: "size", in: "query", type: "string", format: "date-time" }',
    ],
    [
      "no other format",
      { schema: { type: "string", format: "uuid" } },
      '{ name: "size", in: "query", type: "string" }',
    ],
    [
      "the values of an enum",
      { schema: { type: "string", enum: ["a", "b"] } },
      '{ name: "size", in: "query", type: "string", enum: ["a","b"] }',
    ],
  ])("writes of a parameter %s", (_what, parameter, line) => {
    expect(parameterLine(parameter)).toBe(line);
  });

  it("writes equal parameters, bodies and paging once", () => {
    const changing = operation({
      parameters: [{ name: "size", in: "query", schema: { type: "integer" } }],
      requestBody: { content: jsonContent({}) },
    });
    const text = tableOf({ "/a": { put: changing }, "/b": { put: changing } });
    expect(text.match(/^const \w+/gm)).toEqual(["const sizeParameter", "const body"]);
    expect(text.match(/body: body, parameters: \[sizeParameter\]/g)).toHaveLength(2);
  });

  it("makes code of names that are no identifiers", () => {
    const names = ["2fa", "filter[]", "X-Trace", "***", "operations", 'a"b'];
    const parameters = names.map((name) => ({ name, in: "query" as const }));
    const { path, text } = generateClientOperations(
      smallDocument({ paths: { "/a": { get: operation({ operationId: 'get "a"', parameters }) } } }),
    );
    expect(path).toBe("packages/client/src/generated/operations.ts");
    expect(compileFiles(new Map([[path, text]]))).toEqual([]);
    expect(text).toContain('operationId: "get \\"a\\""');
  });

  it("writes a table of nothing for a document without operations", () => {
    expect(tableOf({})).toContain("export const operations: readonly Operation[] = [\n];\n");
  });
});

import { describe, expect, it } from "vitest";
import type { Parameter, Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateOperationTable } from "./generate-operation-table.js";

function tableOf(paths: Record<string, unknown>, schemas: Record<string, Schema> = {}): string {
  return generateOperationTable(smallDocument({ paths, schemas })).text;
}

function parameterLine(parameter: Partial<Parameter>, schemas?: Record<string, Schema>): string | undefined {
  const parameters = [{ name: "size", in: "query", ...parameter } as Parameter];
  const text = tableOf({ "/a": { get: operation({ operationId: "getA", parameters }) } }, schemas);
  return /ParameterDescription = (.*);/.exec(text)?.[1];
}

describe("generateOperationTable", () => {
  it("writes all that a generic caller needs to know of an operation", () => {
    const paging = { pageToken: "pageToken", items: "records", nextPageToken: "paging.nextPageToken" };
    const listing = operation({
      operationId: "rcwListThings",
      summary: "Lists things",
      tags: ["Things"],
      "x-throttling-group": "Medium",
      "x-app-permission": "ReadWebinars",
      "x-sdk": { service: "things", method: "list", paging },
      responses: jsonAnswer({ type: "object" }),
    });
    expect(tableOf({ "/things": { get: listing } })).toContain(
      '  /** Lists things */\n  rcwListThings: { operationId: "rcwListThings", service: "things", method: "list", httpMethod: "GET", path: "/things", ' +
        'rateLimitGroup: "Medium", appPermission: "ReadWebinars", safeToRepeat: true, ' +
        'paging: { pageToken: "pageToken", items: "records", nextPageToken: "paging.nextPageToken" }, answer: "json", parameters: [] },\n',
    );
  });

  it("writes the body's media type and format, and leaves out what has no value", () => {
    const text = tableOf({
      "/a": {
        post: operation({
          operationId: "addA",
          tags: ["A"],
          requestBody: { required: true, content: jsonContent({}) },
        }),
      },
    });
    expect(text).toContain(
      'addA: { operationId: "addA", service: "a", method: "addA", httpMethod: "POST", path: "/a", body: { mediaType: "application/json", format: "json", required: true }, parameters: [] },',
    );
  });

  it.each<[string, Partial<Parameter>, string]>([
    ["its name, place and type", { schema: { type: "string" } }, '{ name: "size", in: "query", type: "string" }'],
    ["that it is required", { in: "path", required: true }, '{ name: "size", in: "path", required: true }'],
    [
      "the bounds of its value",
      {
        schema: {
          type: "string",
          format: "uuid",
          minLength: 1,
          maxLength: 20,
          pattern: "^\\d+$",
          description: "no bound",
        },
      },
      '{ name: "size", in: "query", type: "string", format: "uuid", minLength: 1, maxLength: 20, pattern: "^\\\\d+$" }',
    ],
    [
      "bounds behind a reference",
      { schema: schemaRef("Size") },
      '{ name: "size", in: "query", type: "integer", minimum: 0, maximum: 9 }',
    ],
    [
      "bounds behind an allOf",
      { schema: { allOf: [schemaRef("Size")], maximum: 5 } as Schema },
      '{ name: "size", in: "query", type: "integer", minimum: 0, maximum: 5 }',
    ],
    [
      "a list and its items",
      { schema: { type: "array", maxItems: 10, items: schemaRef("Size") } },
      '{ name: "size", in: "query", type: "array", maxItems: 10, items: { type: "integer", minimum: 0, maximum: 9 } }',
    ],
    [
      "that a list is joined",
      { explode: false, schema: { type: "array", items: { type: "string" } } },
      '{ name: "size", in: "query", joined: true, type: "array", items: { type: "string" } }',
    ],
    [
      "nothing of joining for what is no list",
      { explode: false, schema: { type: "string" } },
      '{ name: "size", in: "query", type: "string" }',
    ],
    [
      "the values of an enum",
      { schema: { type: "string", enum: ["a", "b"] } },
      '{ name: "size", in: "query", type: "string", enum: ["a","b"] }',
    ],
    ["its argument where that differs", { name: "body" }, '{ name: "body", argument: "queryBody", in: "query" }'],
  ])("writes of a parameter %s", (_what, parameter, line) => {
    expect(parameterLine(parameter, { Size: { type: "integer", minimum: 0, maximum: 9 } })).toBe(line);
  });

  it("writes equal parameters once, and different ones of one name under different names", () => {
    const size = (maximum: number) =>
      operation({ parameters: [{ name: "size", in: "query", schema: { type: "integer", maximum } }] });
    const text = tableOf({ "/a": { get: size(1) }, "/b": { get: size(1) }, "/c": { get: size(2) } });
    expect(text.match(/^const \w+/gm)).toEqual(
      ["const sizeParameter", "const size2Parameter"].map((line) => line.replace("size2Parameter", "sizeParameter2")),
    );
    expect(text.match(/parameters: \[\w+\]/g)).toEqual([
      "parameters: [sizeParameter]",
      "parameters: [sizeParameter]",
      "parameters: [sizeParameter2]",
    ]);
  });

  it.each(["2fa", "filter[]", "X-Trace", "***"])("names the constant of the parameter %s by an identifier", (name) => {
    const text = tableOf({ "/a": { get: operation({ parameters: [{ name, in: "query" }] }) } });
    expect(text).toMatch(/^const [A-Za-z_$][\w$]*: ParameterDescription = /m);
  });

  it("quotes an operationId that is no identifier", () => {
    const text = tableOf({ "/a": { get: operation({ operationId: 'get "a"' }) } });
    expect(text).toContain('  | "get \\"a\\""');
    expect(text).toContain('  "get \\"a\\"": {');
  });

  it("lists the operationIds of the document, or never", () => {
    expect(tableOf({ "/a": { get: operation({ operationId: "b" }), put: operation({ operationId: "a" }) } })).toContain(
      'OperationId =\n  | "b"\n  | "a";',
    );
    expect(tableOf({})).toContain("OperationId =\n  never;");
  });
});

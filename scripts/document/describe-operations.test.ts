import { describe, expect, it } from "vitest";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { describeOperations, type OperationDescription } from "./describe-operations.js";
import type { Operation, Parameter, PathItem, Schema } from "./openapi.js";

function describeOne(
  members: Partial<Operation>,
  {
    item = {},
    method = "get",
    schemas = {},
    ...rest
  }: {
    item?: PathItem;
    method?: string;
    schemas?: Record<string, Schema>;
    components?: unknown;
  } = {},
): OperationDescription {
  const paths = { "/a": { ...item, [method]: operation({ operationId: "doIt", ...members }) } };
  return describeOperations(smallDocument({ paths, schemas, ...rest }))[0] as OperationDescription;
}

const parameter = (name: string, place: Parameter["in"], more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: place,
  ...more,
});

function argumentsOf(...parameters: Parameter[]): string[] {
  return describeOne({ parameters }).arguments.map(
    (one) => `${one.parameter.in} ${one.parameter.name} -> ${one.argument}`,
  );
}

describe("describeOperations", () => {
  it("keeps the order of the document, and that of the HTTP methods inside a path", () => {
    const paths = {
      "/z": { delete: operation({ operationId: "z2" }), get: operation({ operationId: "z1" }) },
      "/a": { post: operation({ operationId: "a1" }) },
    };
    const described = describeOperations(smallDocument({ paths }));
    expect(described.map(({ operationId }) => operationId)).toEqual(["z1", "z2", "a1"]);
  });

  it("takes rate-limit group and app permission from the extensions", () => {
    const { rateLimitGroup, appPermission } = describeOne({
      "x-throttling-group": "Heavy",
      "x-app-permission": "ReadWebinars",
    });
    expect([rateLimitGroup, appPermission]).toEqual(["Heavy", "ReadWebinars"]);
  });

  it.each([
    ["get", true],
    ["put", true],
    ["delete", true],
    ["head", true],
    ["options", true],
    ["post", false],
    ["patch", false],
  ])("takes %s for safe to repeat: %s", (method, expected) => {
    expect(describeOne({}, { method }).safeToRepeat).toBe(expected);
  });

  it.each([
    ["post", true],
    ["get", false],
  ])("lets the overlay say of a %s that it is safe to repeat: %s", (method, safeToRepeat) => {
    expect(describeOne({ "x-sdk": { safeToRepeat } }, { method }).safeToRepeat).toBe(safeToRepeat);
  });
});

describe("describeOperations: arguments", () => {
  it.each<[string, Parameter[], string[]]>([
    [
      "keep the names of the parameters",
      [parameter("id", "path"), parameter("perPage", "query")],
      ["path id -> id", "query perPage -> perPage"],
    ],
    [
      "tell path and query of one name apart",
      [parameter("id", "path"), parameter("id", "query")],
      ["path id -> id", "query id -> queryId"],
    ],
    ["leave body to the request body", [parameter("body", "query")], ["query body -> queryBody"]],
    ["keep a header's name as it is", [parameter("X-Request-Id", "header")], ["header X-Request-Id -> X-Request-Id"]],
    ["leave cookies to the browser", [parameter("session", "cookie"), parameter("id", "query")], ["query id -> id"]],
    [
      "never get one name twice",
      [parameter("id", "path"), parameter("queryId", "query"), parameter("id", "query")],
      ["path id -> id", "query queryId -> queryId", "query id -> queryId2"],
    ],
  ])("%s", (_behaviour, parameters, expected) => {
    expect(argumentsOf(...parameters)).toEqual(expected);
  });

  it("come from the path too, and an operation's own parameter replaces the path's", () => {
    const item = { parameters: [parameter("id", "path", { description: "shared" }), parameter("q", "query")] };
    const described = describeOne({ parameters: [parameter("id", "path", { description: "own" })] }, { item });
    expect(described.arguments.map(({ parameter: { name, description } }) => [name, description])).toEqual([
      ["id", "own"],
      ["q", undefined],
    ]);
  });

  it("follow references", () => {
    const components = { parameters: { Id: parameter("id", "path") } };
    const described = describeOne({ parameters: [{ $ref: "#/components/parameters/Id" }] }, { components });
    expect(described.arguments).toEqual([{ argument: "id", parameter: parameter("id", "path") }]);
  });
});

describe("describeOperations: paging", () => {
  const PAGING = { pageToken: "pageToken", items: "records", nextPageToken: "paging.nextPageToken" };
  const pageToken = parameter("pageToken", "query");
  const page = (records: Schema, paging: Schema): Schema => ({ properties: { records, paging } });
  const list: Schema = { type: "array", items: { type: "string" } };
  const tokens: Schema = { properties: { nextPageToken: { type: "string" } } };
  const schemas: Record<string, Schema> = {
    Page: { allOf: [schemaRef("Tokens"), { properties: { records: schemaRef("List") } }] },
    Tokens: { properties: { paging: schemaRef("Paging") } },
    List: list,
    Paging: tokens,
  };

  it.each<[string, Schema]>([
    ["an answer of records and paging", page(list, tokens)],
    ["an answer put together over references and allOf", schemaRef("Page")],
  ])("is recognised from a page token and %s", (_form, answer) => {
    expect(describeOne({ parameters: [pageToken], responses: jsonAnswer(answer) }, { schemas }).paging).toEqual(PAGING);
  });

  it.each<[string, Parameter[], Operation["responses"]]>([
    ["no page token", [], jsonAnswer(page(list, tokens))],
    ["a page token that is no query parameter", [parameter("pageToken", "header")], jsonAnswer(page(list, tokens))],
    ["no records", [pageToken], jsonAnswer({ properties: { paging: tokens } })],
    ["records that are no list", [pageToken], jsonAnswer(page({ type: "object" }, tokens))],
    ["no paging", [pageToken], jsonAnswer({ properties: { records: list } })],
    ["no token of the next page", [pageToken], jsonAnswer(page(list, { properties: {} }))],
    ["no answer", [pageToken], { "204": { description: "Nothing." } }],
  ])("is not seen where there is %s", (_lack, parameters, responses) => {
    expect(describeOne({ parameters, responses }).paging).toBeUndefined();
  });

  it("is what the overlay says, whatever the answer looks like", () => {
    const paging = { pageToken: "cursor", items: "data", nextPageToken: "next" };
    expect(describeOne({ "x-sdk": { paging } }).paging).toEqual(paging);
  });
});

const FORMATS = [
  ["application/json", "json"],
  ["application/json; charset=utf-8", "json"],
  ["Application/Problem+JSON", "json"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
  ["text/csv", "text"],
  ["text/plain;charset=utf-8", "text"],
  ["video/mp4", "binary"],
  ["application/octet-stream", "binary"],
  ["*/*", "binary"],
];

describe("describeOperations: body", () => {
  it.each(FORMATS)("of %s travels as %s", (mediaType, format) => {
    const { body } = describeOne({ requestBody: { content: { [mediaType]: { schema: { type: "string" } } } } });
    expect(body).toEqual({ mediaType, format, required: false, schema: { type: "string" } });
  });

  it("is JSON where there is a choice", () => {
    const requestBody = { required: true, content: { "text/plain": {}, ...jsonContent({ type: "object" }) } };
    expect(describeOne({ requestBody }).body).toEqual({
      mediaType: "application/json",
      format: "json",
      required: true,
      schema: { type: "object" },
    });
  });

  it("follows a reference", () => {
    const components = { requestBodies: { Text: { content: { "text/plain": {} } } } };
    expect(describeOne({ requestBody: { $ref: "#/components/requestBodies/Text" } }, { components }).body?.format).toBe(
      "text",
    );
  });

  it("is none without content", () => {
    expect(describeOne({ requestBody: { content: {} } }).body).toBeUndefined();
    expect(describeOne({}).body).toBeUndefined();
  });
});

describe("describeOperations: successful answers", () => {
  const content = jsonContent({ type: "object" });
  const statuses = (...list: string[]) =>
    describeOne({
      responses: Object.fromEntries(list.map((status) => [status, { description: "-", content }])),
    }).success.map(({ status }) => status);

  it.each(FORMATS)("of %s travel as %s", (mediaType, format) => {
    const { success } = describeOne({ responses: { "200": { description: "-", content: { [mediaType]: {} } } } });
    expect(success).toEqual([{ status: "200", mediaType, format, schema: undefined }]);
  });

  it("are all that are declared between 200 and 299", () => {
    expect(statuses("200", "202", "2XX", "301", "404", "default")).toEqual(["200", "202", "2XX"]);
  });

  it("are the default answer only where no success is declared", () => {
    expect(statuses("default", "404")).toEqual(["default"]);
    expect(statuses("404")).toEqual([]);
  });

  it("have no media type and no format without a body", () => {
    const { success } = describeOne({ responses: { "204": { description: "Nothing." } } });
    expect(success).toEqual([{ status: "204", mediaType: undefined, format: undefined, schema: undefined }]);
  });

  it("follow a reference", () => {
    const components = { responses: { Done: { description: "-", content } } };
    const { success } = describeOne({ responses: { "200": { $ref: "#/components/responses/Done" } } }, { components });
    expect(success[0]?.format).toBe("json");
  });
});

import { describe, expect, it } from "vitest";
import type { Operation, Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { generateServices } from "./generate-services.js";

function servicesOf(members: Partial<Operation>, schemas: Record<string, Schema> = {}): string {
  const doing = operation({ operationId: "doIt", tags: ["Things"], ...members });
  return generateServices(smallDocument({ paths: { "/things/{id}": { post: doing } }, schemas })).text;
}

/** What the one method of the document resolves to. */
function resultOf(responses: Operation["responses"], schemas?: Record<string, Schema>): string | undefined {
  return /ApiCall<(.*)>;\n/.exec(servicesOf({ responses }, schemas))?.[1];
}

/** The type of a body or a parameter of the one method. */
function memberType(name: string, members: Partial<Operation>, schemas?: Record<string, Schema>): string | undefined {
  return new RegExp(`^  "?${name}"?\\??: (.*);$`, "m").exec(servicesOf(members, schemas))?.[1];
}

const SCHEMAS: Record<string, Schema> = { Thing: { type: "object" }, Role: { type: "string", enum: ["a"] } };
const answer = (mediaType: string) => ({
  "200": { description: "-", content: { [mediaType]: { schema: { type: "string" } } } },
});

describe("generateServices: doc comments", () => {
  it("name operationId, HTTP method, path, rate-limit group and permission", () => {
    const text = servicesOf({
      summary: "Does it",
      description: "At once.",
      "x-throttling-group": "Heavy",
      "x-app-permission": "EditWebinars",
    });
    expect(text).toContain(
      "  /**\n   * Does it.\n   * At once.\n   * Operation `doIt`: `POST /things/{id}`; rate-limit group Heavy; app permission EditWebinars.\n   * @throws",
    );
  });

  it("say that no permission is needed", () => {
    expect(servicesOf({})).toContain("Operation `doIt`: `POST /things/{id}`; no app permission needed.");
  });

  it("mark deprecated operations and parameters", () => {
    const text = servicesOf({ deprecated: true, parameters: [{ name: "old", in: "query", deprecated: true }] });
    expect(text.match(/@deprecated/g)).toHaveLength(2);
  });

  it.each<[string, Partial<Operation>]>([
    ["summary", { summary: "*/ evil" }],
    ["description", { description: "*/ evil" }],
    ["operationId", { operationId: "*/ evil" }],
    ["permission", { "x-app-permission": "*/ evil" }],
    ["parameter's description", { parameters: [{ name: "a", in: "query", description: "*/ evil" }] }],
    ["body's description", { requestBody: { description: "*/ evil", content: jsonContent({}) } }],
    ["service", { "x-sdk": { service: "*/ evil" } }],
    ["method", { "x-sdk": { method: "*/ evil" } }],
  ])("can't be ended by a %s", (_source, members) => {
    const withoutStrings = servicesOf(members).replace(/"(\\.|[^"\\])*"/g, '""');
    const code = withoutStrings.replace(/\/\*.*?\*\//gs, "");
    expect(code).not.toContain("*/");
    expect(withoutStrings).toContain("*\\/ evil");
  });
});

describe("generateServices: parameters", () => {
  it.each<[string, Partial<Operation>, string]>([
    ["none", {}, "parameters?: "],
    [
      "optional ones",
      { parameters: [{ name: "q", in: "query" }], requestBody: { content: jsonContent({}) } },
      "parameters?: ",
    ],
    ["a required one", { parameters: [{ name: "id", in: "path", required: true }] }, "parameters: "],
    ["a required body", { requestBody: { required: true, content: jsonContent({}) } }, "parameters: "],
  ])("of an operation with %s are taken as %3$s", (_kind, members, expected) => {
    expect(servicesOf(members)).toContain(`doIt(${expected}ThingsDoItParameters, options?: CallOptions)`);
  });

  it.each<[string, Schema, string]>([
    ["a plain value", { type: "integer" }, "number"],
    ["a value that may be null", { type: "string", nullable: true }, "string | null"],
    ["a named schema", schemaRef("Role"), "Role"],
    ["a named schema in an allOf of one", { allOf: [schemaRef("Role")], default: "a" }, "Role"],
    ["a list of a named schema", { type: "array", items: schemaRef("Role") }, "Role[]"],
    ["a list of an enum", { type: "array", items: { type: "string", enum: ["a", "b"] } }, '("a" | "b")[]'],
    ["anything else", { type: "object" }, 'NonNullable<NonNullable<operations["doIt"]["parameters"]>["query"]>["q"]'],
  ])("have a type for %s", (_kind, schema, type) => {
    expect(memberType("q", { parameters: [{ name: "q", in: "query", schema }] }, SCHEMAS)).toBe(type);
  });

  it("quote a name that is no identifier", () => {
    expect(servicesOf({ parameters: [{ name: "X-Trace", in: "header", schema: { type: "string" } }] })).toContain(
      '  "X-Trace"?: string;',
    );
  });
});

describe("generateServices: body", () => {
  it.each([
    ["multipart/form-data", "FormData"],
    ["text/plain", "string"],
    ["application/octet-stream", "Blob | ArrayBuffer | Uint8Array"],
  ])("of %s is %s", (mediaType, type) => {
    expect(memberType("body", { requestBody: { content: { [mediaType]: {} } } })).toBe(type);
  });

  it("is the writable form of a schema that answers use too", () => {
    const members = {
      requestBody: { content: jsonContent(schemaRef("Thing")) },
      responses: jsonAnswer(schemaRef("Thing")),
    };
    const Thing = { type: "object", properties: { id: { type: "string", readOnly: true } } };
    expect(memberType("body", members, { Thing })).toBe("ThingWritable");
    expect(servicesOf(members, { Thing })).toContain("ApiCall<Thing>");
  });

  it("is more than a named schema where properties stand beside its allOf", () => {
    const schema: Schema = { allOf: [schemaRef("Thing")], properties: { more: { type: "string" } } };
    expect(memberType("body", { requestBody: { content: jsonContent(schema) } }, SCHEMAS)).toBe(
      'NonNullable<NonNullable<operations["doIt"]["requestBody"]>["content"]>["application/json"]',
    );
  });
});

describe("generateServices: result", () => {
  it.each<[string, Operation["responses"], string]>([
    ["nothing", { "204": { description: "-" } }, "undefined"],
    ["no success at all", { "404": { description: "-" } }, "undefined"],
    ["a named schema", jsonAnswer(schemaRef("Thing")), "Thing"],
    ["a list", jsonAnswer({ type: "array", items: schemaRef("Thing") }), "Thing[]"],
    [
      "a schema without a name",
      jsonAnswer({ type: "object" }),
      'operations["doIt"]["responses"][200]["content"]["application/json"]',
    ],
    [
      "a range of statuses",
      { "2XX": { description: "-", content: jsonContent({ type: "object" }) } },
      'operations["doIt"]["responses"]["2XX"]["content"]["application/json"]',
    ],
    ["text", answer("text/csv"), "string"],
    ["a film", answer("video/mp4"), "Blob"],
    ["one of several", { ...jsonAnswer(schemaRef("Thing")), "202": { description: "-" } }, "Thing | undefined"],
    [
      "the same twice",
      { ...jsonAnswer(schemaRef("Thing")), "201": { description: "-", content: jsonContent(schemaRef("Thing")) } },
      "Thing",
    ],
  ])("of an answer of %s", (_kind, responses, type) => {
    expect(resultOf(responses, SCHEMAS)).toBe(type);
  });
});

describe("generateServices: lists", () => {
  const paging = { pageToken: "from", items: "things", nextPageToken: "next" };
  const listOf = (things: Schema, members: Partial<Operation> = {}) => {
    const List = { type: "object", properties: { things, next: { type: "string" } } };
    const listing = { "x-sdk": { paging }, responses: jsonAnswer(schemaRef("List")), ...members };
    return servicesOf(listing, { ...SCHEMAS, List });
  };

  it.each<[string, Schema, string]>([
    ["a named schema", { type: "array", items: schemaRef("Thing") }, "Thing"],
    ["a plain value", { type: "array", items: { type: "string" } }, "string"],
    ["anything else", { type: "array", items: { type: "object" } }, 'NonNullable<List["things"]>[number]'],
    ["nobody knows what", { type: "array" }, 'NonNullable<List["things"]>[number]'],
  ])("that come in pages know their items: %s", (_kind, things, type) => {
    expect(listOf(things)).toContain(`, options?: ListOptions): PagedCall<List, ${type}>;`);
  });

  it("know items behind a reference", () => {
    const Things: Schema = { type: "array", items: schemaRef("Thing") };
    const List = { type: "object", properties: { things: schemaRef("Things") } };
    const text = servicesOf(
      { "x-sdk": { paging }, responses: jsonAnswer(schemaRef("List")) },
      { ...SCHEMAS, Things, List },
    );
    expect(text).toContain("PagedCall<List, Thing>");
  });

  it("that come in one answer are like any other call", () => {
    const text = listOf({ type: "array", items: schemaRef("Thing") }, { "x-sdk": {} });
    expect(text).toContain("options?: CallOptions): ApiCall<List>;");
    expect(text).not.toContain("PagedCall<");
  });
});

describe("generateServices: names", () => {
  it.each([
    "Services",
    "CallOptions",
    "ListOptions",
    "ApiCall",
    "PagedCall",
    "ThingsService",
    "ThingsDoItParameters",
    "Promise",
    "Record",
  ])("gives the schema %s an alias, since the name means something else here", (name) => {
    const text = servicesOf({ responses: jsonAnswer(schemaRef(name)) }, { [name]: { type: "object" } });
    expect(text).toContain(`import type {\n  ${name} as ${name}Schema,\n} from "@rcw/types";`);
    expect(text).toContain(`ApiCall<${name}Schema>`);
  });

  it("imports nothing that it doesn't use", () => {
    expect(servicesOf({}, SCHEMAS)).not.toContain("@rcw/types");
  });

  it.each([
    ["kebab-service", '  readonly "kebab-service": KebabServiceService;'],
    ["2fa", '  readonly "2fa": _2faService;'],
  ])("makes an interface of the service %s", (service, line) => {
    expect(servicesOf({ "x-sdk": { service } })).toContain(line);
  });

  it("gives no two interfaces one name", () => {
    const hinted = (service: string, method: string) =>
      operation({ operationId: service, "x-sdk": { service, method } });
    const paths = { "/a": { get: hinted("alpha", "betaGet"), put: hinted("alphaBeta", "get") } };
    const names = generateServices(smallDocument({ paths })).text.match(/^export (interface|type) \w+/gm);
    expect(new Set(names).size).toBe(5);
    expect(names).toHaveLength(5);
  });
});

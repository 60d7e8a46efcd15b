import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { listOperations } from "../document/operations.js";
import { fromRoot } from "../files.js";
import { generateContract } from "./generate-contract.js";

/** The contract that the generated text holds. */
function contractOf(document: OpenApiDocument) {
  const { text } = generateContract(document);
  const data = text.slice(text.indexOf("= {") + 2).replace(/;\s*$/, "");
  return new Function(`return (${data});`)() as {
    writeOnlyNames: string[];
    $defs: Record<string, Schema>;
    parameters: Record<string, object>;
    operations: Record<string, { parameters: string[]; body?: object; answers: Record<string, object> }>;
  };
}

function documentOf(schemas: Record<string, Schema>, operation: object = { responses: {} }): OpenApiDocument {
  return {
    openapi: "3.0.3",
    info: { title: "Test", version: "1" },
    paths: { "/things/{thingId}": { patch: { operationId: "changeThing", ...operation } } },
    components: { schemas },
  } as unknown as OpenApiDocument;
}

const $ref = "#/components/schemas/Thing";
const json = (schema: object) => ({ content: { "application/json": { schema } } });

describe("generateContract", () => {
  it("takes away what only describes, but no property that has the name of such a keyword", () => {
    const Thing: Schema = {
      type: "object",
      description: "A thing",
      example: { title: "x" },
      "x-icon": "box",
      properties: { title: { type: "string", description: "Its title", maxLength: 3 }, example: { type: "integer" } },
    };
    expect(contractOf(documentOf({ Thing })).$defs.Thing).toEqual({
      type: "object",
      properties: { title: { type: "string", maxLength: 3 }, example: { type: "integer" } },
    });
  });

  it("takes away discriminators, and what stands beside a reference", () => {
    const Thing: Schema = {
      oneOf: [{ $ref: "#/components/schemas/Other", description: "one of them" }],
      discriminator: { propertyName: "kind" },
    };
    const { $defs } = contractOf(documentOf({ Thing, Other: { type: "object" } }));
    expect($defs.Thing).toEqual({ oneOf: [{ $ref: "#/$defs/Other" }] });
  });

  it("writes OpenAPI's nullable and exclusive bounds as JSON Schema does", () => {
    const Thing: Schema = {
      type: "object",
      properties: {
        size: { type: "integer", nullable: true, minimum: 0, exclusiveMinimum: true, maximum: 9 },
        kind: { type: "string", nullable: true, enum: ["a"] },
        other: { nullable: true, allOf: [{ type: "object" }] },
        plain: { type: "boolean", nullable: false },
      },
    };
    expect(contractOf(documentOf({ Thing })).$defs.Thing?.properties).toEqual({
      size: { type: ["integer", "null"], exclusiveMinimum: 0, maximum: 9 },
      kind: { type: ["string", "null"], enum: ["a", null] },
      other: { anyOf: [{ allOf: [{ type: "object" }] }, { type: "null" }] },
      plain: { type: "boolean" },
    });
  });

  it("lets a body hold anything for a read-only property, and keeps the property in answers", () => {
    const Thing: Schema = {
      type: "object",
      properties: { id: { type: "string", readOnly: true }, name: { type: "string" } },
      required: ["id", "name"],
    };
    const operation = { requestBody: { required: true, ...json({ $ref }) }, responses: { 200: json({ $ref }) } };
    const { $defs, operations } = contractOf(documentOf({ Thing }, operation));
    expect($defs.ThingWritable).toMatchObject({ properties: { id: { readOnly: true } }, required: ["name"] });
    expect($defs.Thing).toMatchObject({ properties: { id: { type: "string" } }, required: ["id", "name"] });
    expect(operations.changeThing).toMatchObject({
      body: { required: true, schema: { $ref: "#/$defs/ThingWritable" } },
      answers: { 200: { schema: { $ref: "#/$defs/Thing" } } },
    });
  });

  it("lets a body send a write-only property, and marks it in answers as what must not be returned", () => {
    const Thing: Schema = {
      type: "object",
      properties: { secret: { type: "string", writeOnly: true }, name: { type: "string" } },
      required: ["secret", "name"],
    };
    const operation = { requestBody: { required: true, ...json({ $ref }) }, responses: { 200: json({ $ref }) } };
    const { $defs, writeOnlyNames } = contractOf(documentOf({ Thing }, operation));
    expect($defs.ThingWritable).toMatchObject({ properties: { secret: { type: "string" } } });
    expect($defs.Thing).toMatchObject({ properties: { secret: { writeOnly: true } }, required: ["name"] });
    expect(writeOnlyNames).toEqual(["secret"]);
  });

  it("writes each different parameter once, under a name of its own", () => {
    const parameters = [
      { name: "thingId", in: "path", required: true, description: "Id", schema: { type: "string", maxLength: 20 } },
      { name: "thingId", in: "query", explode: false, schema: { type: "array", items: { type: "string" } } },
      { name: "session", in: "cookie", schema: { type: "string" } },
    ];
    const contract = contractOf(documentOf({}, { parameters, responses: { 204: { description: "gone" } } }));
    expect(contract.parameters).toEqual({
      thingId: { name: "thingId", in: "path", required: true, schema: { type: "string", maxLength: 20 } },
      thingId2: { name: "thingId", in: "query", joined: true, schema: { type: "array", items: { type: "string" } } },
    });
    expect(contract.operations.changeThing).toEqual({ parameters: ["thingId", "thingId2"], answers: { 204: {} } });
  });

  it("makes a contract of the real document in which every reference leads somewhere", async () => {
    const document = JSON.parse(await readFile(fromRoot("openapi/webinar.bundled.json"), "utf8")) as OpenApiDocument;
    const contract = contractOf(document);
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
    ajv.addSchema(contract, "contract:");
    for (const name of Object.keys(contract.$defs))
      expect(ajv.getSchema(`contract:#/$defs/${name}`)).toBeTypeOf("function");
    expect(Object.keys(contract.operations)).toHaveLength(listOperations(document).length);
    expect(generateContract(document)).toEqual(generateContract(document));
  });
});

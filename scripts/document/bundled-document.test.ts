import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromRoot } from "../files.js";
import { generateSchemaExports } from "../generators/generate-schema-exports.js";
import { readSources } from "../testing/read-sources.js";
import { readDocument } from "./bundle-document.js";
import { detectPaging } from "./describe-operations.js";
import { flattenSchema } from "./flatten-schema.js";
import type { MediaType, OpenApiDocument, Parameter, RequestBody, Schema } from "./openapi.js";
import { listOperations, type PlacedOperation } from "./operations.js";
import { schemaNameOf } from "./reference.js";

const published = JSON.parse(readFileSync(fromRoot("openapi/webinar.bundled.json"), "utf8")) as OpenApiDocument;
const operations = listOperations(published);

function operationOf(operationId: string): PlacedOperation {
  const found = operations.find(({ operation }) => operation.operationId === operationId);
  if (found === undefined) throw new Error(`the document has no operation ${operationId}`);
  return found;
}

function statusesOf({ responses }: PlacedOperation): string[] {
  return responses.map(({ status }) => status);
}

function jsonBodyOf(operationId: string): MediaType {
  return (operationOf(operationId).requestBody as RequestBody).content["application/json"] as MediaType;
}

function parameterOf(operationId: string, name: string): Parameter {
  return operationOf(operationId).parameters.find((parameter) => parameter.name === name) as Parameter;
}

describe("the bundled document", () => {
  it("has the 41 operations of the seven services, and what came since", () => {
    expect(operations.length).toBeGreaterThanOrEqual(41);
  });

  it("has the schemas of the base document, and the types package exports each by its name", () => {
    const base = Object.keys(readDocument(readSources().base).components?.schemas ?? {});
    expect(base.length).toBeGreaterThanOrEqual(109);
    const { text } = generateSchemaExports(published);
    const missing = base.filter((name) => !text.includes(`export type ${name} = components["schemas"]["${name}"];`));
    expect(missing).toEqual([]);
  });

  it("takes a page token wherever a list comes in pages, and nowhere else", () => {
    const takesToken = operations.filter(({ parameters }) => parameters.some(({ name }) => name === "pageToken"));
    const paged = operations.filter((placed) => detectPaging(published, placed));
    expect(paged).toEqual(takesToken);
    expect(paged.length).toBeGreaterThan(5);
  });
});

describe("the corrections of known mistakes", () => {
  it("let a subscription id be a UUID of 36 characters", () => {
    for (const operationId of [
      "rcwN11sGetSubscription",
      "rcwN11sUpdateSubscription",
      "rcwN11sDeleteSubscription",
      "rcwN11sRenewSubscription",
    ]) {
      const { maxLength } = parameterOf(operationId, "subscriptionId").schema as Schema;
      expect(maxLength).toBeGreaterThanOrEqual(36);
    }
  });

  it.each([
    ["rcwConfigUpdateSession", "WcsSessionWithLocaleCodeModel"],
    ["rcwRegUpdateSession", "RegSessionModel"],
  ])("let %s take any subset of the properties of %s", (operationId, whole) => {
    const body = jsonBodyOf(operationId).schema as Schema;
    const flat = flattenSchema(published, body);
    expect(schemaNameOf(body.$ref)).toBe(`Partial${whole}`);
    expect(flat.required).toEqual([]);
    const complete = flattenSchema(published, { $ref: `#/components/schemas/${whole}` });
    expect(flat.properties).toEqual(complete.properties);
    expect(complete.required).not.toEqual([]);
  });

  it("let an update of a subscription leave out its filters", () => {
    const schema = flattenSchema(published, jsonBodyOf("rcwN11sUpdateSubscription").schema as Schema);
    expect(schema.required).not.toContain("eventFilters");
    expect(schema.properties).toHaveProperty("eventFilters");
  });

  it("let an update of a subscription leave out its body", () => {
    expect(operationOf("rcwN11sUpdateSubscription").requestBody?.required).toBe(false);
  });

  it.each(["rcwConfigListAllSessions", "rcwConfigListAllCompanySessions"])(
    "let %s filter by several statuses",
    (operationId) => {
      const status = parameterOf(operationId, "status");
      expect(status.schema).toEqual({ type: "array", items: { $ref: "#/components/schemas/WcsSessionStatusModel" } });
      expect(status.example).toBeInstanceOf(Array);
    },
  );

  it("declare that the company's sessions can be refused", () => {
    expect(statusesOf(operationOf("rcwConfigListAllCompanySessions"))).toContain("403");
  });

  it.each(["401", "405", "429"])("declare %s for every operation", (status) => {
    expect(operations.filter((one) => !statusesOf(one).includes(status))).toEqual([]);
  });

  it("declare how long a caller over the rate limit must wait", () => {
    for (const { responses } of operations) {
      expect(responses.find(({ status }) => status === "429")?.response.headers).toHaveProperty("Retry-After");
    }
  });
});

describe("the base document", () => {
  const base = readDocument(readSources().base);

  it("keeps the published mistakes, so that an import replaces it whole", () => {
    const statuses = listOperations(base).flatMap(statusesOf);
    expect(statuses).not.toContain("401");
    expect(statuses).not.toContain("429");
    expect(base.components?.schemas?.UpdateSubscriptionRequest?.required).toContain("eventFilters");
    expect(Object.keys(base.components?.schemas ?? {}).filter((name) => name.startsWith("Partial"))).toEqual([]);
  });
});

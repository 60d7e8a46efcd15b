import { expect, it } from "vitest";
import type { OpenApiDocument } from "../document/openapi.js";
import { generateQueryTable } from "./generate-query-table.js";

const id = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const operation = (operationId: string, tag: string, method: string, parameters: object[]) => ({
  ...{ operationId, tags: [tag], parameters, responses: { 204: { description: "Done" } } },
  "x-sdk": { service: tag, method },
  "x-throttling-group": "Light",
});
const document = {
  ...{ openapi: "3.0.3", info: { title: "Small", version: "1" } },
  paths: {
    "/halls/{hallId}": {
      get: operation("getHall", "halls", "get", [id("hallId")]),
      delete: operation("deleteHall", "halls", "delete", [id("hallId")]),
      put: operation("updateHall", "halls", "update", [id("hallId")]),
    },
    "/halls/{hallId}/seats": { get: operation("listSeats", "seats", "list", [id("hallId")]) },
    "/halls/{hallId}-doors": { get: operation("listDoors", "doors", "list", [id("hallId")]) },
  },
} as unknown as OpenApiDocument;

it("tells reading from changing; deleting makes stale what is read beneath its path, other changes their own service", () => {
  const { path, text } = generateQueryTable(document);
  expect(path).toBe("packages/query/src/generated/query-table.ts");
  expect(text).toContain('get: { kind: "get", ids: ["hallId"], group: "Light" }');
  expect(text).toContain('update: { kind: "change", ids: ["hallId"], stale: ["halls"] }');
  expect(text).toContain('delete: { kind: "change", ids: ["hallId"], stale: ["halls","seats"] }');
});

import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";
import { objectText } from "./object-text.js";

/** What `@rcw/query` knows of each operation: what kind it is, the ids in its path, and what a change makes stale. */
export function generateQueryTable(document: OpenApiDocument): GeneratedFile {
  const operations = describeOperations(document);
  const services = [...new Set(operations.map(({ service }) => service))];
  const blocks = services.map((service) => {
    const rows = operations
      .filter((operation) => operation.service === service)
      .map((operation) => `    ${propertyKey(operation.method)}: ${objectText(rowOf(operation, operations))},\n`);
    return `  ${propertyKey(service)}: {\n${rows.join("")}  },\n`;
  });
  const text = `${HEADER}
/** Every operation by service and method. */
export const queryTable = {
${blocks.join("")}} as const;
`;
  return { path: "packages/query/src/generated/query-table.ts", text };
}

function rowOf(operation: OperationDescription, operations: readonly OperationDescription[]): object {
  const ids = pathIds(operation);
  if (operation.httpMethod !== "get") return { kind: "change", ids, stale: staleServices(operation, operations) };
  const { paging, rateLimitGroup: group } = operation;
  return paging === undefined
    ? { kind: "get", ids, group }
    : { kind: "list", ids, group, pageToken: paging.pageToken, nextPageToken: paging.nextPageToken };
}

function pathIds({ arguments: given }: OperationDescription): string[] {
  return given.filter(({ parameter }) => parameter.in === "path").map(({ argument }) => argument);
}

/** A change makes its own service stale; what is deleted takes along what is read beneath its path. */
function staleServices(change: OperationDescription, operations: readonly OperationDescription[]): string[] {
  const beneath = operations.filter(
    ({ httpMethod, path }) =>
      change.httpMethod === "delete" && httpMethod === "get" && path.startsWith(`${change.path}/`),
  );
  return [...new Set([change.service, ...beneath.map(({ service }) => service)])];
}

import { isObject } from "../../document/json.js";
import type { OpenApiDocument, Operation, PathItem, Schema, Tag } from "../../document/openapi.js";
import { breakCycles } from "./break-cycles.js";
import { WEBHOOKS } from "./incoming.js";
import { preparePathItem } from "./prepare-operation.js";
import { prepareSchema } from "./prepare-schema.js";
import type { PreparedDocument } from "./prepared-document.js";
import { type Place, SourceDocument } from "./source-document.js";

/** Writes any OpenAPI 3 document, however messy, in the one form that is compared. Never throws on a document. */
export function prepareDocument(document: OpenApiDocument): PreparedDocument {
  const source = new SourceDocument(document as unknown as Record<string, unknown>);
  const { openapi: _openapi, info: _info, paths, components, webhooks, ...rest } = source.root;
  const prepared: OpenApiDocument = {
    ...rest,
    openapi: "3.0.3",
    // What a document says of itself has no part in what it says of the API.
    info: { title: "Api", version: "0" },
    tags: (Array.isArray(rest.tags) ? rest.tags.filter(isObject) : []) as unknown as Tag[],
    ...(isObject(webhooks) && { [WEBHOOKS]: prepareWebhooks(source, webhooks) }),
    paths: preparePaths(source, paths),
    components: { schemas: prepareSchemas(source, components), ...securitySchemes(components) },
  };
  return { document: prepared, damages: source.damages };
}

function prepareWebhooks(source: SourceDocument, webhooks: Record<string, unknown>): Record<string, Operation> {
  const prepared = Object.entries(webhooks).flatMap(([name, node]) => {
    const requests = Object.entries(preparePathItem(source, node, ["webhooks", name]));
    return requests.map(([method, request]) => [requests.length === 1 ? name : `${name} ${method}`, request] as const);
  });
  return Object.fromEntries(prepared);
}

function preparePaths(source: SourceDocument, paths: unknown): Record<string, PathItem> {
  const entries = isObject(paths) ? Object.entries(paths).filter(([path]) => path.startsWith("/")) : [];
  const taken = new Set<string>();
  return Object.fromEntries(
    entries.map(([path, node]) => {
      const operations = Object.entries(preparePathItem(source, node, ["paths", path]));
      const own = operations.map(([method, operation]) => [
        method,
        withOwnId(source, operation, taken, ["paths", path, method]),
      ]);
      return [path, Object.fromEntries(own) as PathItem];
    }),
  );
}

/** An operationId names one operation: the first that has it. */
function withOwnId(source: SourceDocument, operation: Operation, taken: Set<string>, place: Place): Operation {
  const { operationId, ...rest } = operation;
  if (operationId === undefined) return operation;
  if (!taken.has(operationId)) {
    taken.add(operationId);
    return operation;
  }
  source.report(place, `the operationId "${operationId}" is taken by another operation`);
  return rest;
}

function prepareSchemas(source: SourceDocument, components: unknown): Record<string, Schema> {
  const schemas = isObject(components) && isObject(components.schemas) ? components.schemas : {};
  const prepared = Object.entries(schemas).map(([name, schema]): [string, Schema] => [
    name,
    prepareSchema(source, schema, ["components", "schemas", name]),
  ]);
  return breakCycles(source, Object.fromEntries(prepared));
}

function securitySchemes(components: unknown): object {
  return isObject(components) && components.securitySchemes ? { securitySchemes: components.securitySchemes } : {};
}

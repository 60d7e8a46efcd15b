import { isObject } from "../../document/json.js";
import {
  HTTP_METHODS,
  type OpenApiDocument,
  type Operation,
  type PathItem,
  type Schema,
  type Tag,
} from "../../document/openapi.js";
import { stableText } from "../stable-text.js";
import { breakCycles } from "./break-cycles.js";
import { prepareOperation } from "./prepare-operation.js";
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
    ...(webhooks !== undefined && { "x-webhooks": stableText(webhooks) }),
    paths: preparePaths(source, paths),
    components: { schemas: prepareSchemas(source, components), ...securitySchemes(components) },
  };
  return { document: prepared, damages: source.damages };
}

function preparePaths(source: SourceDocument, paths: unknown): Record<string, PathItem> {
  const entries = isObject(paths) ? Object.entries(paths).filter(([path]) => path.startsWith("/")) : [];
  const taken = new Set<string>();
  return Object.fromEntries(
    entries.map(([path, node]) => {
      const item = source.resolve(node, ["paths", path]) ?? {};
      const operations = HTTP_METHODS.filter((method) => isObject(item[method])).map((method) => {
        const place = ["paths", path, method];
        const operation = prepareOperation(source, item[method] as Record<string, unknown>, item.parameters, place);
        return [method, withOwnId(source, operation, taken, place)];
      });
      return [path, Object.fromEntries(operations) as PathItem];
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

import { hasKeyword } from "./has-keyword.js";
import type { OpenApiDocument, Schema } from "./openapi.js";
import { listOperations, readSchemas, sentSchemas } from "./operations.js";
import { reachableSchemas } from "./reachable-schemas.js";
import { walkSchema } from "./walk-schema.js";

/**
 * Names of the properties that are only ever sent: write-only where a request has them, and in no answer. An answer
 * that holds one gives something away, whether or not its schema has a word on it.
 */
export function writeOnlyNames(document: OpenApiDocument): string[] {
  const operations = listOperations(document);
  const sent = propertiesIn(document, operations.flatMap(sentSchemas));
  const returned = propertiesIn(document, operations.flatMap(readSchemas));
  const isWriteOnly = (property: Schema) => hasKeyword(document, property, "writeOnly");
  const returnable = new Set(returned.filter(([, property]) => !isWriteOnly(property)).map(([name]) => name));
  const names = sent.filter(([name, property]) => isWriteOnly(property) && !returnable.has(name)).map(([name]) => name);
  return [...new Set(names)].sort();
}

/** Every property of the given schemas and of all that they reach. */
function propertiesIn(document: OpenApiDocument, from: readonly Schema[]): [string, Schema][] {
  const schemas = document.components?.schemas ?? {};
  const reached = [...reachableSchemas(document, from)].map((name) => schemas[name] ?? {});
  const found: [string, Schema][] = [];
  for (const schema of [...from, ...reached]) {
    walkSchema(schema, ({ properties = {} }) => found.push(...Object.entries(properties)));
  }
  return found;
}

import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { listOperations, readSchemas, sentSchemas } from "../../document/operations.js";
import { schemaNameOf } from "../../document/reference.js";
import type { OneWay } from "./found.js";
import type { SchemaReader } from "./schema-reader.js";

/** Which operations send and read each named schema, directly or inside another one. */
export interface Usage {
  readonly request: ReadonlyMap<string, readonly string[]>;
  readonly response: ReadonlyMap<string, readonly string[]>;
}

/** What can't be sent isn't looked into on the way of a request; what can't be read isn't on that of an answer. */
export function findUsage(document: OpenApiDocument, reader: SchemaReader): Usage {
  const usage = { request: new Map<string, string[]>(), response: new Map<string, string[]>() };
  const nextBy = { request: new Map<string, string[]>(), response: new Map<string, string[]>() };
  const operations = listOperations(document);
  for (const direction of ["request", "response"] as const) {
    const ways = nextBy[direction];
    for (const name of reader.names()) ways.set(name, referencesIn(reader, reader.named(name), direction));
    for (const { operation, httpMethod, path, ...placed } of operations) {
      const id = operation.operationId ?? `${httpMethod.toUpperCase()} ${path}`;
      const schemas = (direction === "request" ? sentSchemas : readSchemas)({ operation, httpMethod, path, ...placed });
      for (const name of reach(
        schemas.flatMap((schema) => referencesIn(reader, schema, direction)),
        ways,
      )) {
        usage[direction].set(name, [...(usage[direction].get(name) ?? []), id]);
      }
    }
  }
  return usage;
}

function reach(from: readonly string[], ways: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const queue = [...from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...(ways.get(name) ?? []));
  }
  return reached;
}

/** The names that a schema refers to, what is written in place looked into, references not followed. */
function referencesIn(reader: SchemaReader, schema: Schema, direction: OneWay): string[] {
  const hidden = direction === "request" ? "readOnly" : "writeOnly";
  const {
    $ref,
    properties = {},
    items,
    prefixItems,
    additionalProperties,
    allOf,
    anyOf,
    oneOf,
    discriminator,
  } = schema;
  const shown = Object.values(properties).filter((property) => !reader.has(property, hidden));
  const inside = [
    ...shown,
    ...(items ? [items] : []),
    ...(Array.isArray(prefixItems) ? (prefixItems as Schema[]) : []),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...[allOf, anyOf, oneOf].flatMap((list) => list ?? []),
  ];
  const own = [$ref, ...Object.values(discriminator?.mapping ?? {})].map(schemaNameOf);
  return [
    ...own.filter((name) => name !== undefined),
    ...inside.flatMap((child) => referencesIn(reader, child, direction)),
  ];
}

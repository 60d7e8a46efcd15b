import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { listOperations, readSchemas, sentSchemas } from "../../document/operations.js";
import { schemaNameOf } from "../../document/reference.js";
import { incomingSchemas } from "../prepare/incoming.js";
import type { OneWay } from "./found.js";
import type { SchemaReader } from "./schema-reader.js";

/** The named schemas that any operation sends, and those that any reads, directly or inside another one. */
export interface Usage {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
  /** Those among them that are values themselves, not only parts of other named schemas by way of `allOf`. */
  readonly asValues: Readonly<Record<OneWay, ReadonlySet<string>>>;
}

/** What can't be sent isn't looked into on the way of a request; what can't be read isn't on that of an answer. */
export function findUsage(document: OpenApiDocument, reader: SchemaReader): Usage {
  const operations = listOperations(document);
  const incoming = incomingSchemas(document);
  const request = reached(reader, [...operations.flatMap(sentSchemas), ...incoming.sent], "request");
  const response = reached(reader, [...operations.flatMap(readSchemas), ...incoming.read], "response");
  return {
    request: request.names,
    response: response.names,
    asValues: { request: request.asValues, response: response.asValues },
  };
}

function reached(reader: SchemaReader, schemas: readonly Schema[], direction: OneWay) {
  const first = schemas.flatMap((schema) => referencesIn(reader, schema, direction));
  const names = reach(first, (name) => referencesIn(reader, reader.named(name), direction));
  const asValues = new Set(first);
  for (const name of names) {
    // The parts of a named schema are seen through it; everything else that it refers to is a value inside it.
    const { allOf: _parts, ...rest } = reader.named(name);
    for (const value of referencesIn(reader, rest, direction)) asValues.add(value);
    for (const part of partsInPlace(reader.named(name))) {
      for (const value of referencesIn(reader, part, direction)) asValues.add(value);
    }
  }
  return { names, asValues };
}

/** The parts of a schema's `allOf` that are written in place, without what they are parts of themselves. */
function partsInPlace({ allOf = [] }: Schema): Schema[] {
  return allOf
    .filter(({ $ref }) => $ref === undefined)
    .flatMap(({ allOf: parts, ...rest }) => [rest, ...(parts ? partsInPlace({ allOf: parts }) : [])]);
}

/** The ways by which a schema is judged: those that it goes in both documents, else in either, else that of an answer. */
export function directionsOf(names: readonly [string, string], before: Usage, after: Usage): OneWay[] {
  const all: OneWay[] = ["request", "response"];
  const goes = (usage: Usage, name: string) => all.filter((direction) => usage[direction].has(name));
  const [old, next] = [goes(before, names[0]), goes(after, names[1])];
  const inBoth = old.filter((direction) => next.includes(direction));
  if (inBoth.length > 0) return inBoth;
  const inEither = all.filter((direction) => old.includes(direction) || next.includes(direction));
  return inEither.length > 0 ? inEither : ["response"];
}

function reach(from: readonly string[], referencesOf: (name: string) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...referencesOf(name));
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

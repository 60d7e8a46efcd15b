import type { Schema } from "../../document/openapi.js";
import { schemaReference } from "../../document/reference.js";
import { SchemaDiffer } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";

/** Which named schema became which. */
export interface SchemaMatches {
  readonly kept: readonly string[];
  /** Old name -> new name, for schemas of the same structure. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Finds each named schema again: by its name, else by its structure. */
export function matchSchemas(before: SchemaReader, after: SchemaReader): SchemaMatches {
  const [old, next] = [before.names(), after.names()];
  const newNames = new Set(next);
  const kept = new Set(old.filter((name) => newNames.has(name)));
  const removed = old.filter((name) => !kept.has(name));
  const added = new Set(next.filter((name) => !kept.has(name)));
  const groups = groupBySignature(after, added);
  const differ = new SchemaDiffer(before, after, (was, is) => was === is && kept.has(was));
  const renamed = new Map<string, string>();
  for (const name of removed) {
    const candidates = (groups.get(signatureOf(before, before.named(name))) ?? [])
      .filter((candidate) => added.has(candidate))
      .sort((left, right) => likeness(name, right) - likeness(name, left) || (left < right ? -1 : 1));
    const match = candidates.find((candidate) =>
      differ.isEquivalent({ $ref: schemaReference(name) }, { $ref: schemaReference(candidate) }),
    );
    if (match === undefined) continue;
    renamed.set(name, match);
    added.delete(match);
  }
  return { kept: [...kept], renamed, removed: removed.filter((name) => !renamed.has(name)), added: [...added] };
}

function groupBySignature(reader: SchemaReader, names: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const signature = signatureOf(reader, reader.named(name));
    groups.set(signature, [...(groups.get(signature) ?? []), name]);
  }
  return groups;
}

/** A hash of what two schemas of one structure must share at the surface; names of other schemas have no part in it. */
function signatureOf(reader: SchemaReader, schema: Schema): string {
  const { isAny, isNullable, open, values, object, array, unions } = reader.shapeOf(schema);
  const properties = [...(object?.properties ?? [])].map(([name, { isRequired }]) => `${name}${isRequired ? "" : "?"}`);
  return JSON.stringify([
    isAny,
    isNullable,
    [...open].sort(),
    values.map((value) => JSON.stringify(value)).sort(),
    object && [properties.sort(), object.index !== undefined],
    array && [array.places?.length],
    unions.map(({ variants }) => variants.length),
  ]);
}

/** How much two names have in common: letters from the front and from the back. */
function likeness(left: string, right: string): number {
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  const most = Math.min(one.length, other.length);
  let front = 0;
  while (front < most && one[front] === other[front]) front++;
  let back = 0;
  while (back < most - front && one.at(-1 - back) === other.at(-1 - back)) back++;
  return (front + back) / Math.max(one.length, other.length, 1);
}

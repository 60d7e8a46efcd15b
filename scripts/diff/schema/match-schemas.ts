import { groupBy } from "../../document/group-by.js";
import type { SchemaReader } from "./schema-reader.js";
import { StructureIndex } from "./structure-index.js";

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
  const index = new StructureIndex(before, after, (name) => kept.has(name));
  const groups = groupBy([...added], (name) => index.hashOf("new", after.referenceTo(name)));
  const renamed = new Map<string, string>();
  for (const name of removed) {
    const [match] = (groups.get(index.hashOf("old", before.referenceTo(name))) ?? [])
      .filter((candidate) => added.has(candidate))
      .sort((left, right) => likeness(name, right) - likeness(name, left) || (left < right ? -1 : 1));
    if (match === undefined) continue;
    renamed.set(name, match);
    added.delete(match);
  }
  return { kept: [...kept], renamed, removed: removed.filter((name) => !renamed.has(name)), added: [...added] };
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

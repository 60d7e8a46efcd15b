import { BUMPS, type Change, type DocumentDiff, highestBump } from "../diff/diff.js";
import { readWhere } from "../diff/where.js";

/**
 * Joins what the packages' exports show to what the descriptions show: the gravest counts. A name that is gone or new
 * with its schema is told there, and not again.
 */
export function joinSurface(diff: DocumentDiff, ofSurface: readonly Change[]): DocumentDiff {
  const told = new Set(
    diff.changes
      .filter(({ kind }) => ["schema-removed", "schema-added", "schema-renamed"].includes(kind))
      .map(({ where }) => readWhere(where).name),
  );
  const more = ofSurface.filter((change) => !isToldBy(told, change));
  const changes = [...diff.changes, ...more].sort(
    (left, right) => BUMPS.indexOf(right.bump) - BUMPS.indexOf(left.bump),
  );
  // The names count even where they aren't told twice.
  return { bump: highestBump([diff.bump, ...ofSurface.map(({ bump }) => bump)]), changes };
}

/** Whether all names of a change are those of schemas that are told of. */
function isToldBy(schemas: ReadonlySet<string>, { kind, message }: Change): boolean {
  if (!kind.startsWith("exports-")) return false;
  const names = [...message.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
  return names.length > 0 && names.every((name) => schemas.has(name));
}

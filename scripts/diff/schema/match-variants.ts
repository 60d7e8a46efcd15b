import type { Schema } from "../../document/openapi.js";
import type { Comparison } from "./schema-differ.js";

/** Which variant became which; those that are the same need no second look. */
export interface VariantMatches {
  pairs: [Schema, Schema, "same" | "changed"][];
  removed: Schema[];
  added: Schema[];
}

/** Matches the variants of two unions: by reference, then by discriminator, then by structure, then by place. */
export function matchVariants(
  comparison: Comparison,
  before: readonly Schema[],
  after: readonly Schema[],
): VariantMatches {
  const { before: oldReader, after: newReader } = comparison;
  const matches: VariantMatches = { pairs: [], removed: [...before], added: [...after] };
  const nameOf = (reader: typeof oldReader, variant: Schema) => reader.nameOf(variant) ?? "";

  match(matches, "same", (old, next) => {
    const [was, is] = [nameOf(oldReader, old), nameOf(newReader, next)];
    return was !== "" && is !== "" && comparison.isSameName(was, is);
  });
  match(matches, "changed", (old, next) => {
    const [was, is] = [oldReader.tagOf(nameOf(oldReader, old)), newReader.tagOf(nameOf(newReader, next))];
    return was !== undefined && was.property === is?.property && was.values.some((value) => is.values.includes(value));
  });
  match(matches, "same", (old, next) => comparison.isEquivalent(old, next));
  // What is left and has no name can only be told by its kind.
  match(matches, "changed", (old, next) => {
    const isInline = old.$ref === undefined && next.$ref === undefined;
    return isInline && kindOf(oldReader.shapeOf(old)) === kindOf(newReader.shapeOf(next));
  });
  return matches;
}

function match(
  matches: VariantMatches,
  how: "same" | "changed",
  isMatch: (before: Schema, after: Schema) => boolean,
): void {
  for (const old of [...matches.removed]) {
    const next = matches.added.find((candidate) => isMatch(old, candidate));
    if (next === undefined) continue;
    matches.pairs.push([old, next, how]);
    matches.removed.splice(matches.removed.indexOf(old), 1);
    matches.added.splice(matches.added.indexOf(next), 1);
  }
}

function kindOf({ object, array }: { object: unknown; array: unknown }): string {
  return object ? "object" : array ? "list" : "other";
}

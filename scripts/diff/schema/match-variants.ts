import type { Schema } from "../../document/openapi.js";
import type { Comparison } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";

/** A form that a value may have. */
export interface Variant {
  readonly schema: Schema;
  /** Its name; the number that it has in its union, if it has none. */
  readonly name: string;
}

/** Which variant became which; those that are the same need no second look. */
export interface VariantMatches {
  readonly pairs: [Variant, Variant, "same" | "changed"][];
  removed: Variant[];
  added: Variant[];
}

/**
 * Matches the variants of two unions: by reference, then, unions among them taken apart, by reference again, by
 * discriminator, by structure, by place.
 */
export function matchVariants(
  comparison: Comparison,
  before: readonly Schema[],
  after: readonly Schema[],
): VariantMatches {
  const { before: oldReader, after: newReader } = comparison;
  const matches: VariantMatches = { pairs: [], removed: named(oldReader, before), added: named(newReader, after) };
  const nameOf = (reader: SchemaReader, { schema }: Variant) => reader.nameOf(schema) ?? "";
  const isSameReference = (old: Variant, next: Variant) => {
    const [was, is] = [nameOf(oldReader, old), nameOf(newReader, next)];
    return was !== "" && is !== "" && comparison.isSameName(was, is);
  };

  match(matches, "same", isSameReference);
  matches.removed = takeApart(oldReader, matches.removed);
  matches.added = takeApart(newReader, matches.added);
  match(matches, "same", isSameReference);
  match(matches, "changed", (old, next) => {
    const [was, is] = [oldReader.tagOf(nameOf(oldReader, old)), newReader.tagOf(nameOf(newReader, next))];
    return was !== undefined && was.property === is?.property && was.values.some((value) => is.values.includes(value));
  });
  match(matches, "same", (old, next) => comparison.isEquivalent(old.schema, next.schema));
  // What is left and has no name can only be told by its kind.
  match(matches, "changed", (old, next) => {
    const isInline = old.schema.$ref === undefined && next.schema.$ref === undefined;
    return isInline && kindOf(oldReader.shapeOf(old.schema)) === kindOf(newReader.shapeOf(next.schema));
  });
  return matches;
}

function named(reader: SchemaReader, variants: readonly Schema[]): Variant[] {
  return variants.map((schema, index) => ({ schema, name: reader.nameOf(schema) ?? String(index + 1) }));
}

/** The variants of a union; those of the unions among them in their place. */
export function allVariants(reader: SchemaReader, variants: readonly Schema[]): Schema[] {
  return takeApart(reader, named(reader, variants)).map(({ schema }) => schema);
}

function takeApart(reader: SchemaReader, variants: readonly Variant[], within: readonly string[] = []): Variant[] {
  return variants.flatMap((variant) => {
    const { unions, object, array } = reader.shapeOf(variant.schema);
    const isUnionAlone = unions.length === 1 && object === undefined && array === undefined;
    if (!isUnionAlone || within.includes(variant.name)) return [variant];
    return takeApart(reader, named(reader, unions[0]?.variants ?? []), [...within, variant.name]);
  });
}

function match(
  matches: VariantMatches,
  how: "same" | "changed",
  isMatch: (before: Variant, after: Variant) => boolean,
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

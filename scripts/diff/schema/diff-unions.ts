import type { Schema } from "../../document/openapi.js";
import { joinPath } from "../where.js";
import { describeSchema } from "./describe-schema.js";
import { diffScalars } from "./diff-scalars.js";
import { diffObjects, kindsOf } from "./diff-shapes.js";
import type { Found } from "./found.js";
import { matchVariants } from "./match-variants.js";
import type { Comparison } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";
import type { Shape } from "./shape.js";

/** Compares two schemas of which at least one is a union of more than plain values. */
export function diffUnions(comparison: Comparison, before: Schema, after: Schema, path: string): Found[] {
  const [old, next] = [comparison.before.shapeOf(before), comparison.after.shapeOf(after)];
  const [variants, newVariants] = [variantsOf(before, old), variantsOf(after, next)];
  const { pairs, removed, added } = matchVariants(comparison, variants, newVariants);
  const scalars = diffPlainValues(old, next, path);
  if (pairs.length === 0 && scalars.common === 0) {
    const [was, is] = [describeSchema(comparison.before, before), describeSchema(comparison.after, after)];
    return [{ kind: "type-changed", path, message: `was \`${was}\`, is \`${is}\`` }];
  }
  const isDiscriminated = [old, next].every(({ unions }) => unions.some(({ discriminator }) => discriminator));
  const inside = pairs.flatMap(([was, is, how]) => {
    if (how === "same") return [];
    return comparison.compare(was, is, joinPath(path, `<${variantName(comparison.after, is, newVariants)}>`));
  });
  return [
    ...removed.map((variant): Found => {
      const name = variantName(comparison.before, variant, variants);
      return { kind: "variant-removed", path, message: `is never \`${name}\` now` };
    }),
    ...added.map((variant): Found => {
      const name = variantName(comparison.after, variant, newVariants);
      const kind = isDiscriminated ? "variant-added" : "undiscriminated-variant-added";
      return { kind, path, message: `may be \`${name}\`, too` };
    }),
    ...inside,
    ...scalars.found,
    ...(old.unions.length > 0 && next.unions.length > 0 && (old.object || next.object)
      ? diffObjects(comparison, old.object ?? NO_PROPERTIES, next.object ?? NO_PROPERTIES, path)
      : []),
  ];
}

const NO_PROPERTIES = { properties: new Map(), index: undefined };

/** The variants of a union; what is no union is its own only variant. */
function variantsOf(schema: Schema, shape: Shape): Schema[] {
  if (shape.unions.length > 0) return shape.unions.flatMap(({ variants }) => variants);
  return shape.object || shape.array ? [schema] : [];
}

/** The plain values beside the variants, such as the text in `string | Circle | Square`. */
function diffPlainValues(old: Shape, next: Shape, path: string): { found: Found[]; common: number } {
  const plain = ({ open, values }: Shape) => kindsOf({ ...next, open, values, object: undefined, array: undefined });
  const [was, is] = [plain(old), plain(next)];
  const common = was.filter((kind) => is.includes(kind));
  const found: Found[] = [
    ...was
      .filter((kind) => !is.includes(kind))
      .map((kind): Found => ({ kind: "variant-removed", path, message: `is never a ${kind} now` })),
    ...is
      .filter((kind) => !was.includes(kind))
      .map((kind): Found => ({ kind: "undiscriminated-variant-added", path, message: `may be a ${kind}, too` })),
    ...diffScalars(old, next, path),
  ];
  return { found, common: common.length };
}

/** A variant's name, its tag, or its number. */
function variantName(reader: SchemaReader, variant: Schema, variants: readonly Schema[]): string {
  return reader.nameOf(variant) ?? String(variants.indexOf(variant) + 1);
}

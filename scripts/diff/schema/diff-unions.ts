import type { Schema } from "../../document/openapi.js";
import { joinPath } from "../where.js";
import { describeStep } from "./describe-schema.js";
import { diffScalars } from "./diff-scalars.js";
import { diffObjects, kindsOf } from "./diff-shapes.js";
import { commonTag, diffDiscriminators } from "./discriminators.js";
import type { Found } from "./found.js";
import { matchVariants } from "./match-variants.js";
import type { Comparison } from "./schema-differ.js";
import type { Shape } from "./shape.js";

/** Compares two schemas of which at least one is a union of more than plain values. */
export function diffUnions(comparison: Comparison, before: Schema, after: Schema, path: string): Found[] {
  const [old, next] = [comparison.before.shapeOf(before), comparison.after.shapeOf(after)];
  const { pairs, removed, added } = matchVariants(comparison, variantsOf(before, old), variantsOf(after, next));
  const scalars = diffPlainValues(old, next, path);
  if (pairs.length === 0 && scalars.common === 0) {
    return [{ kind: "type-changed", path, message: describeStep(comparison.before, before, comparison.after, after) }];
  }
  const tag = commonTag(comparison.before, old);
  const isDiscriminated = tag !== undefined && tag === commonTag(comparison.after, next);
  return [
    ...removed.map(({ name }): Found => ({ kind: "variant-removed", path, message: `is never \`${name}\` now` })),
    ...added.map(({ name }): Found => {
      const kind = isDiscriminated ? "variant-added" : "undiscriminated-variant-added";
      return { kind, path, message: `may be \`${name}\`, too` };
    }),
    ...pairs.flatMap(([was, is, how]) =>
      how === "same" ? [] : comparison.compare(was.schema, is.schema, joinPath(path, `<${is.name}>`)),
    ),
    ...scalars.found,
    ...diffDiscriminators(comparison, old, next, path),
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

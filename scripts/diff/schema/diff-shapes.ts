import type { Schema } from "../../document/openapi.js";
import { joinPath } from "../where.js";
import { describeSchema, describeStep } from "./describe-schema.js";
import { diffProperties } from "./diff-properties.js";
import { diffScalars } from "./diff-scalars.js";
import { diffUnions } from "./diff-unions.js";
import type { Found } from "./found.js";
import type { Comparison } from "./schema-differ.js";
import type { ArrayShape, ObjectShape, Shape } from "./shape.js";

/** Compares what two schemas let a value be. */
export function diffShapes(comparison: Comparison, before: Schema, after: Schema, path: string): Found[] {
  const [old, next] = [comparison.before.shapeOf(before), comparison.after.shapeOf(after)];
  const [was, is] = [describeSchema(comparison.before, before), describeSchema(comparison.after, after)];
  if (old.isAny && next.isAny) return [];
  if (old.isAny) return [{ kind: "type-narrowed", path, message: `was anything, is \`${is}\`` }];
  if (next.isAny) return [{ kind: "type-opened", path, message: `was \`${was}\`, is anything` }];

  const nullness = diffNull(old, next, path);
  if (old.unions.length > 0 || next.unions.length > 0) {
    return [...nullness, ...diffUnions(comparison, before, after, path)];
  }
  const [kinds, newKinds] = [kindsOf(old), kindsOf(next)];
  const common = kinds.filter((kind) => newKinds.includes(kind));
  if (common.length === 0 && (kinds.length > 0 || newKinds.length > 0)) {
    const message = describeStep(comparison.before, before, comparison.after, after);
    return [...nullness, { kind: "type-changed", path, message }];
  }
  return [
    ...nullness,
    ...kinds.filter((kind) => !common.includes(kind)).map((kind) => variantRemoved(kind, path)),
    ...newKinds.filter((kind) => !common.includes(kind)).map((kind) => variantAdded(kind, path)),
    ...diffScalars(old, next, path),
    ...(old.object && next.object ? diffObjects(comparison, old.object, next.object, path) : []),
    ...(old.array && next.array ? diffArrays(comparison, old.array, next.array, path) : []),
  ];
}

function diffNull(old: Shape, next: Shape, path: string): Found[] {
  if (old.isNullable === next.isNullable) return [];
  return next.isNullable
    ? [{ kind: "null-added", path, message: "may be null now" }]
    : [{ kind: "null-removed", path, message: "is never null now" }];
}

/** What TypeScript tells apart: `string`, `number`, `boolean`, `object`, `list`. */
export function kindsOf(shape: Shape): string[] {
  return [
    ...new Set([
      ...shape.open,
      ...shape.values.map((value) => (typeof value === "object" ? "object" : typeof value)),
      ...(shape.object ? ["object"] : []),
      ...(shape.array ? ["list"] : []),
    ]),
  ].sort();
}

function variantRemoved(kind: string, path: string): Found {
  return { kind: "variant-removed", path, message: `is never a ${kind} now` };
}

function variantAdded(kind: string, path: string): Found {
  return { kind: "undiscriminated-variant-added", path, message: `may be a ${kind}, too` };
}

/** Properties and index signature. */
export function diffObjects(comparison: Comparison, old: ObjectShape, next: ObjectShape, path: string): Found[] {
  return [...diffProperties(comparison, old, next, path), ...diffIndex(comparison, old.index, next.index, path)];
}

function diffIndex(comparison: Comparison, old: Schema | undefined, next: Schema | undefined, path: string): Found[] {
  if (old && next) return comparison.compare(old, next, joinPath(path, "*"));
  if (next) return [{ kind: "index-signature-added", path, message: "may have any other property now" }];
  return old ? [{ kind: "index-signature-removed", path, message: "has no other properties any more" }] : [];
}

function diffArrays(comparison: Comparison, old: ArrayShape, next: ArrayShape, path: string): Found[] {
  if (old.places === undefined && next.places === undefined) {
    return comparison.compare(old.items, next.items, joinPath(path, "[]"));
  }
  if (old.places?.length !== next.places?.length) {
    const [was, is] = [old.places, next.places].map((places) => (places ? `${places.length} items` : "a list"));
    return [{ kind: "type-changed", path, message: `was ${was}, is ${is}` }];
  }
  return (old.places ?? []).flatMap((place, index) =>
    comparison.compare(place, next.places?.[index] as Schema, joinPath(path, `[${index}]`)),
  );
}

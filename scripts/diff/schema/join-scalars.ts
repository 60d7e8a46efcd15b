import type { Schema } from "../../document/openapi.js";
import { ANY, type Shape, type UnionShape } from "./shape.js";

/** A union as a shape: plain values joined to one choice (`"a" | "b" | number`), anything else kept as variants. */
export function joinScalars(union: UnionShape, shapeOf: (schema: Schema) => Shape): Shape {
  const shapes = union.variants.map(shapeOf);
  if (shapes.some((shape) => shape.isAny && shape.unions.length === 0)) return ANY;
  const isScalar = shapes.map((shape) => !shape.object && !shape.array && shape.unions.length === 0);
  const scalars = shapes.filter((_shape, index) => isScalar[index]);
  const variants = union.variants.filter((_variant, index) => !isScalar[index]);
  const open = new Set(scalars.flatMap((shape) => [...shape.open]));
  const values = scalars.flatMap((shape) => shape.values).filter((value) => !open.has(typeof value as never));
  return {
    ...ANY,
    isAny: false,
    isNullable: shapes.some((shape) => shape.isNullable),
    open,
    values: [...new Set(values)],
    unions: variants.length === 0 ? [] : [{ ...union, variants }],
    isInteger: scalars.length > 0 && scalars.every((shape) => shape.isInteger),
    format: scalars.length === 1 ? scalars[0]?.format : undefined,
  };
}

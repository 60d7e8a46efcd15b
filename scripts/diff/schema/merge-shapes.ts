import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../../document/openapi.js";
import { ANY, type ArrayShape, type ObjectShape, type PropertyShape, type Shape } from "./shape.js";

/** The shape of what has both shapes, as `allOf` demands. */
export function mergeShapes(left: Shape, right: Shape): Shape {
  if (left.isAny) return right;
  if (right.isAny) return left;
  const values = mergeValues(left, right);
  return {
    ...ANY,
    isAny: false,
    isNullable: left.isNullable && right.isNullable,
    open: mergeOpen(left, right),
    values,
    object: mergeObjects(left.object, right.object),
    array: mergeArrays(left.array, right.array),
    unions: [...left.unions, ...right.unions],
    isInteger: left.isInteger || right.isInteger,
    format: right.format ?? left.format,
  };
}

/** A shape with nothing but unions says nothing of plain values. */
function saysNothingOfScalars(shape: Shape): boolean {
  return shape.open.size === 0 && shape.values.length === 0;
}

function mergeOpen(left: Shape, right: Shape): Shape["open"] {
  if (saysNothingOfScalars(left)) return right.open;
  if (saysNothingOfScalars(right)) return left.open;
  return new Set([...left.open].filter((kind) => right.open.has(kind)));
}

function mergeValues(left: Shape, right: Shape): Shape["values"] {
  const allowedBy = (shape: Shape) => (value: unknown) =>
    shape.open.has(typeof value as never) || shape.values.includes(value);
  if (saysNothingOfScalars(left)) return right.values;
  if (saysNothingOfScalars(right)) return left.values;
  return [...new Set([...left.values.filter(allowedBy(right)), ...right.values.filter(allowedBy(left))])];
}

function mergeObjects(left: ObjectShape | undefined, right: ObjectShape | undefined): ObjectShape | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const properties = new Map(left.properties);
  for (const [name, property] of right.properties) {
    const present = properties.get(name);
    properties.set(name, present ? mergeProperties(present, property) : property);
  }
  return { properties, index: mergeSchemas(left.index, right.index) };
}

function mergeProperties(left: PropertyShape, right: PropertyShape): PropertyShape {
  return {
    schema: mergeSchemas(left.schema, right.schema) as Schema,
    isRequired: left.isRequired || right.isRequired,
  };
}

function mergeArrays(left: ArrayShape | undefined, right: ArrayShape | undefined): ArrayShape | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return { items: mergeSchemas(left.items, right.items) as Schema, places: left.places ?? right.places };
}

/**
 * Both hold. Of two references the later one counts: to merge what they refer to would never end where schemas refer to
 * each other, and a part that says the same property again means to say it better.
 */
function mergeSchemas(left: Schema | undefined, right: Schema | undefined): Schema | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (!saysType(right)) return withNotes(left, right);
  if (!saysType(left) || left.$ref !== undefined || right.$ref !== undefined || isDeepStrictEqual(left, right))
    return right;
  return { allOf: [left, right] };
}

const TYPE_KEYWORDS = ["$ref", "type", "enum", "properties", "items", "prefixItems", "additionalProperties"];

function saysType(schema: Schema): boolean {
  return [...TYPE_KEYWORDS, "allOf", "anyOf", "oneOf"].some((key) => key in schema);
}

/** A part that only adds words to a property of another part. */
function withNotes(schema: Schema, notes: Schema): Schema {
  return Object.keys(notes).length === 0 ? schema : { ...schema, ...notes };
}

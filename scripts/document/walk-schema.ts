import type { Schema } from "./openapi.js";

/** Copies a schema, passing it and every schema inside it (children first) through `change`; follows no `$ref`. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const copy = { ...schema };
  const map = (child: Schema) => mapSchema(child, change);
  if (copy.properties) copy.properties = mapValues(copy.properties, map);
  if (copy.items) copy.items = map(copy.items);
  if (typeof copy.additionalProperties === "object") copy.additionalProperties = map(copy.additionalProperties);
  if (copy.not) copy.not = map(copy.not);
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    if (copy[keyword]) copy[keyword] = copy[keyword].map(map);
  }
  return change(copy);
}

/** Calls `visit` for a schema and every schema inside it; follows no `$ref`. */
export function walkSchema(schema: Schema, visit: (schema: Schema) => void): void {
  mapSchema(schema, (node) => {
    visit(node);
    return node;
  });
}

export function mapValues<Value, Result>(
  record: Record<string, Value>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

import type { OpenApiDocument, Schema } from "./openapi.js";
import { resolveReference } from "./reference.js";

/** The properties of an object schema with every part of its `allOf` flattened in. */
export interface FlatSchema {
  properties: Record<string, Schema>;
  required: string[];
}

/** Gathers properties and required names over `$ref` and `allOf`; a later part overrides an earlier one. */
export function flattenSchema(document: OpenApiDocument, schema: Schema): FlatSchema {
  const flat: FlatSchema = { properties: {}, required: [] };
  gather(document, schema, flat, new Set());
  return flat;
}

function gather(document: OpenApiDocument, schema: Schema, flat: FlatSchema, seen: Set<Schema>): void {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.has(resolved)) return;
  seen.add(resolved);
  for (const part of resolved.allOf ?? []) gather(document, part, flat, seen);
  Object.assign(flat.properties, resolved.properties);
  for (const name of resolved.required ?? []) if (!flat.required.includes(name)) flat.required.push(name);
}

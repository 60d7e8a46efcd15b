import { isObject } from "../document/json.js";

/** Changes a schema of any form (3.1 has `true` and `false` too); its inner schemas have been changed before. */
export type ChangeSchema = (schema: unknown, place: readonly string[]) => unknown;

const SINGLE = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedProperties",
  "unevaluatedItems",
];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "$defs", "dependentSchemas"];

/** Copies a document, passing every schema in it through `change`, children first; follows no `$ref`. */
export function mapSchemas(document: object, change: ChangeSchema): object {
  return mapNode(document, [], change) as object;
}

function mapNode(node: unknown, path: readonly string[], change: ChangeSchema): unknown {
  if (Array.isArray(node)) return node.map((item, index) => mapNode(item, [...path, String(index)], change));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => {
      const place = [...path, key];
      if (key === "example" || key === "examples" || key.startsWith("x-")) return [key, child];
      if (key === "schema") return [key, mapSchemaAt(child, place, change)];
      if (key === "schemas" && path.at(-1) === "components") return [key, mapEach(child, place, change)];
      return [key, mapNode(child, place, change)];
    }),
  );
}

/** A schema with all that is inside it. */
function mapSchemaAt(schema: unknown, path: readonly string[], change: ChangeSchema): unknown {
  if (!isObject(schema)) return change(schema, path);
  const copy: Record<string, unknown> = { ...schema };
  for (const key of SINGLE) {
    if (isObject(copy[key]) || (key !== "additionalProperties" && typeof copy[key] === "boolean")) {
      copy[key] = mapSchemaAt(copy[key], [...path, key], change);
    }
  }
  for (const key of LISTS) {
    const list = copy[key];
    if (Array.isArray(list))
      copy[key] = list.map((item, index) => mapSchemaAt(item, [...path, key, String(index)], change));
  }
  for (const key of MAPS) if (isObject(copy[key])) copy[key] = mapEach(copy[key], [...path, key], change);
  return change(copy, path);
}

function mapEach(map: unknown, path: readonly string[], change: ChangeSchema): unknown {
  if (!isObject(map)) return map;
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [name, mapSchemaAt(schema, [...path, name], change)]),
  );
}

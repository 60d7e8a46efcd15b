import { isObject } from "../document/json.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { mapSchema, mapValues } from "../document/walk-schema.js";

/** Ways to write the same API differently: no app can see any of them. */

/** Every object's keys, and every list without an order, the other way round. */
export function reorder(document: OpenApiDocument): OpenApiDocument {
  const turn = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(turn).reverse();
    if (!isObject(node)) return node;
    return Object.fromEntries(
      Object.entries(node)
        .reverse()
        .map(([key, child]) => [key, turn(child)]),
    );
  };
  return turn(document) as OpenApiDocument;
}

/** Another description on every schema. */
export function redescribe(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, (schema) => ({ ...schema, description: "Described in other words." }));
}

/** Every object with properties in two parts of an `allOf`. */
export function splitIntoParts(document: OpenApiDocument): OpenApiDocument {
  return mapSchemas(document, ({ properties, required, ...rest }) => {
    if (!properties) return { ...rest, ...(required && { required }) };
    const entries = Object.entries(properties);
    const halves = [entries.slice(0, 1), entries.slice(1)].map((half): Schema => {
      const names = half.map(([name]) => name).filter((name) => required?.includes(name));
      return { type: "object", properties: Object.fromEntries(half), ...(names.length > 0 && { required: names }) };
    });
    return { ...rest, allOf: halves };
  });
}

/** What the bodies and answers refer to, written in place; the named schemas stay. */
export function inlineOperations(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  return { ...copy, paths: inlineIn(copy, copy.paths) as OpenApiDocument["paths"] };
}

function inlineIn(document: OpenApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => inlineIn(document, item));
  if (!isObject(node)) return node;
  if (typeof node.$ref === "string") {
    return structuredClone(document.components?.schemas?.[node.$ref.split("/").at(-1) ?? ""] ?? node);
  }
  return mapValues(node, (child) => inlineIn(document, child));
}

/** Every object inside a schema as a named schema of its own. */
export function extractObjects(document: OpenApiDocument): OpenApiDocument {
  const extracted: Record<string, Schema> = {};
  const moved = mapSchemas(document, (schema, isInner) => {
    if (!isInner || !schema.properties) return schema;
    const name = `Extracted${Object.keys(extracted).length}`;
    extracted[name] = schema;
    return { $ref: `#/components/schemas/${name}` };
  });
  return { ...moved, components: { schemas: { ...moved.components?.schemas, ...extracted } } };
}

function mapSchemas(document: OpenApiDocument, change: (schema: Schema, isInner: boolean) => Schema): OpenApiDocument {
  const schemas = mapValues(document.components?.schemas ?? {}, (schema) =>
    change(
      mapInside(schema, (inner) => change(inner, true)),
      false,
    ),
  );
  return { ...document, components: { schemas } };
}

/** Every schema inside the given one, the given one left as it is. */
function mapInside(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const outer = Symbol("outer");
  return mapSchema({ ...schema, [outer]: true } as Schema, (node) => {
    if (!(outer in node)) return change(node);
    const { [outer]: _mark, ...rest } = node as Schema & { [outer]?: true };
    return rest;
  });
}

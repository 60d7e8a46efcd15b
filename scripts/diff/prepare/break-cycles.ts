import type { Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";
import type { SourceDocument } from "./source-document.js";

/**
 * Takes out what makes a schema a part of itself (`A` = `allOf: [A]`, or a reference that comes back to where it
 * started): such a schema has no values, and whoever flattens it would never end. Properties may refer back at will.
 */
export function breakCycles(source: SourceDocument, schemas: Record<string, Schema>): Record<string, Schema> {
  const result: Record<string, Schema> = {};
  const open = new Set<string>();

  const visit = (name: string): void => {
    if (Object.hasOwn(result, name) || !Object.hasOwn(schemas, name)) return;
    open.add(name);
    const cut = cutParts(schemas[name] as Schema, (reference) => {
      const target = schemaNameOf(reference) ?? "";
      if (open.has(target)) {
        const message = `"${name}" is made a part of itself by way of "${reference}"`;
        source.report(["components", "schemas", name], message, reference);
        return true;
      }
      visit(target);
      return false;
    });
    open.delete(name);
    Object.defineProperty(result, name, { value: cut, enumerable: true, configurable: true, writable: true });
  };
  for (const name of Object.keys(schemas)) visit(name);
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, result[name] as Schema]));
}

function cutParts(schema: Schema, isCycle: (reference: string) => boolean): Schema {
  const { $ref, allOf, ...rest } = schema;
  if ($ref !== undefined && isCycle($ref)) return rest;
  if (allOf === undefined) return schema;
  const parts = allOf.filter((part) => part.$ref === undefined || !isCycle(part.$ref));
  return { ...schema, allOf: parts.map((part) => cutParts(part, isCycle)) };
}

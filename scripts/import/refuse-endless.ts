import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { schemaNameOf } from "../document/reference.js";

/**
 * Refuses schemas that are made of themselves: by way of `allOf`, `anyOf`, `oneOf` and references alone, with no
 * property and no item between, there is no value that they could mean, and no type.
 */
export function refuseEndless(document: OpenApiDocument): void {
  const schemas = document.components?.schemas ?? {};
  const finished = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    if (finished.has(name)) return;
    if (way.includes(name)) {
      const circle = [...way.slice(way.indexOf(name)), name].join(" -> ");
      throw new Error(`a schema is made of itself: ${circle} (at components > schemas > ${name})`);
    }
    for (const part of partsOf(Object.hasOwn(schemas, name) ? (schemas[name] as Schema) : {}))
      visit(part, [...way, name]);
    finished.add(name);
  };
  for (const name of Object.keys(schemas)) visit(name, []);
}

/** The named schemas that a schema is made of. */
function partsOf({ $ref, allOf = [], anyOf = [], oneOf = [] }: Schema): string[] {
  const own = schemaNameOf($ref);
  return [...(own === undefined ? [] : [own]), ...[...allOf, ...anyOf, ...oneOf].flatMap(partsOf)];
}

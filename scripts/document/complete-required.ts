import { flattenSchema } from "./flatten-schema.js";
import { isObject, walkJson } from "./json.js";
import type { OpenApiDocument, Schema } from "./openapi.js";

/**
 * A copy in which whatever requires a property says what it is: a part of an `allOf` may require what another part
 * declares, which types that are made part by part would take for optional.
 */
export function completeRequired(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  walkJson(copy, (node) => {
    if (Array.isArray(node.allOf) && node.allOf.every(isObject)) completeParts(document, node as Schema);
  });
  return copy;
}

function completeParts(document: OpenApiDocument, whole: Schema): void {
  const holders = [whole, ...(whole.allOf ?? [])].filter(
    ({ $ref, required }) => $ref === undefined && Array.isArray(required) && required.length > 0,
  );
  if (holders.length === 0) return;
  const { properties } = flattenSchema(document, structuredClone(whole));
  for (const holder of holders) {
    for (const name of holder.required ?? []) {
      const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (declared === undefined || Object.hasOwn(holder.properties ?? {}, name)) continue;
      holder.properties = { ...holder.properties, [name]: structuredClone(declared) };
    }
  }
}

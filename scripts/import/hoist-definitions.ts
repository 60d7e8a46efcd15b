import { isObject, walkJson } from "../document/json.js";
import { pascalCase, takeName } from "../document/names.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { schemaReference } from "../document/reference.js";

/** `$defs` inside a named schema become named schemas of the document: 3.0 has no other place for them. */
export function hoistDefinitions(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  const schemas = result.components?.schemas ?? {};
  const taken = new Set(Object.keys(schemas));
  const renamed = new Map<string, string>();
  for (const [owner, schema] of Object.entries(schemas)) {
    const definitions = isObject(schema) ? schema.$defs : undefined;
    if (!isObject(definitions)) continue;
    delete schema.$defs;
    for (const [name, definition] of Object.entries(definitions)) {
      const newName = takeName(`${owner}${pascalCase(name)}`, taken);
      schemas[newName] = definition as Schema;
      renamed.set(`${schemaReference(owner)}/$defs/${name}`, schemaReference(newName));
    }
  }
  walkJson(result, (node) => {
    if (typeof node.$ref === "string") node.$ref = renamed.get(node.$ref) ?? node.$ref;
  });
  return result;
}

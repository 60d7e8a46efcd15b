import type { Schema } from "../../document/openapi.js";

/** Keywords of JSON Schema that check something and that OpenAPI 3.0 leaves out. */
const FOREIGN = [
  ...["additionalItems", "const", "contains", "dependencies", "dependentRequired", "dependentSchemas", "else", "if"],
  ...["patternProperties", "prefixItems", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"],
];

/** Throws for a keyword that would go unchecked, rather than let everything pass. */
export function refuseForeignKeywords(schema: Schema): void {
  const foreign = FOREIGN.find((keyword) => Object.hasOwn(schema, keyword));
  if (foreign === undefined) return;
  throw new Error(
    `"${foreign}" is in JSON Schema, not in OpenAPI 3.0: no validator can be made of ${JSON.stringify(schema).slice(0, 200)}`,
  );
}

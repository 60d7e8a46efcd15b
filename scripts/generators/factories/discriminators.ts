import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";
import { walkSchema } from "../../document/walk-schema.js";
import { alternativesOf } from "./schema-kind.js";

/** The property that tells a schema from others, and its value in this one. */
export interface DiscriminatorValue {
  readonly property: string;
  readonly value: string;
}

/** The discriminator of every schema that a union, or a base schema's mapping, names; the first mention counts. */
export function discriminatorValues(document: OpenApiDocument): Map<string, DiscriminatorValue> {
  const values = new Map<string, DiscriminatorValue>();
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    walkSchema(schema, (node) => {
      for (const [name, value] of mappingOf(node)) {
        const property = node.discriminator?.propertyName;
        if (property !== undefined && !values.has(name)) values.set(name, { property, value });
      }
    });
  }
  return values;
}

/** Names of schemas and the value that each of them has; without a mapping the name is the value. */
export function mappingOf(schema: Schema): [string, string][] {
  if (schema.discriminator === undefined) return [];
  const mapped = Object.entries(schema.discriminator.mapping ?? {}).map(([value, reference]): [string, string] => [
    schemaNameOf(reference) ?? reference,
    value,
  ]);
  const named = alternativesOf(schema).map(({ $ref }) => schemaNameOf($ref));
  const unmapped = named.filter((name) => name !== undefined && !mapped.some(([known]) => known === name));
  return [...mapped, ...unmapped.map((name): [string, string] => [name as string, name as string])];
}

import type { OpenApiDocument, Schema } from "./openapi.js";
import { resolveReference, schemaNameOf } from "./reference.js";
import { walkSchema } from "./walk-schema.js";

/** The references inside one schema, those of discriminator mappings included; follows none of them. */
export function referencesIn(schema: Schema): string[] {
  const references: string[] = [];
  walkSchema(schema, ({ $ref, discriminator }) => {
    if ($ref !== undefined) references.push($ref);
    references.push(...Object.values(discriminator?.mapping ?? {}).filter((value) => value.startsWith("#/")));
  });
  return references;
}

/** Names of the component schemas that the given schemas reach. */
export function reachableSchemas(document: OpenApiDocument, from: readonly Schema[]): Set<string> {
  const names = new Set<string>();
  const followed = new Set<string>();
  const queue = [...from];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    for (const reference of referencesIn(schema)) {
      if (followed.has(reference)) continue;
      followed.add(reference);
      const name = schemaNameOf(reference);
      if (name !== undefined) names.add(name);
      queue.push(resolveReference<Schema>(document, { $ref: reference }));
    }
  }
  return names;
}

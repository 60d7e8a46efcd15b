import { findRenames } from "../diff/diff-documents.js";
import { prepareDocument } from "../diff/prepare/prepare-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { SchemaAlias } from "../document/schema-aliases.js";

/**
 * The aliases that a new document needs: those of the present one that still lead somewhere, and one for each schema
 * that the differ takes for the same under another name.
 */
export function aliasesFor(
  present: OpenApiDocument,
  next: OpenApiDocument,
  existing: readonly SchemaAlias[],
): SchemaAlias[] {
  const renamed = findRenames(prepareDocument(present), prepareDocument(next));
  const schemas = next.components?.schemas ?? {};
  const kept = existing
    .map((alias) => ({ ...alias, schema: renamed.get(alias.schema) ?? alias.schema }))
    .filter(({ schema }) => schema in schemas);
  const names = new Set(kept.map(({ name }) => name));
  const added = [...renamed].filter(([name]) => !names.has(name)).map(([name, schema]) => ({ name, schema }));
  return [...kept, ...added].filter(({ name }) => !(name in schemas));
}

import type { SchemaAlias } from "../document/schema-aliases.js";

/** The aliases that a new major version takes away: those that a released version has announced. */
export function expiringAliases(aliases: readonly SchemaAlias[], isMajor: boolean): SchemaAlias[] {
  return isMajor ? aliases.filter(({ since }) => since !== undefined) : [];
}

/** The aliases that a release carries, each with the version that brought it. */
export function releasedAliases(
  aliases: readonly SchemaAlias[],
  { isMajor, version }: { readonly isMajor: boolean; readonly version: string },
): SchemaAlias[] {
  const expired = expiringAliases(aliases, isMajor);
  return aliases
    .filter((alias) => !expired.includes(alias))
    .map((alias) => ({ ...alias, since: alias.since ?? version }));
}

/** The changeset that tells of aliases that go. */
export function writeAliasChangeset(expired: readonly SchemaAlias[]): string {
  const lines = expired.map(({ name, schema }) => `- \`${name}\`: import \`${schema}\` instead`);
  return `---
"@rcw/types": major
"@rcw/testing": major
---

Names of schemas that were deprecated are gone:

${lines.join("\n")}
`;
}

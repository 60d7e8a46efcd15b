import { isObject } from "./json.js";
import type { OpenApiDocument, Schema } from "./openapi.js";
import { readYaml } from "./read-yaml.js";
import { schemaReference } from "./reference.js";

/** A name that a schema had before it was renamed: apps may go on using it until the next major version. */
export interface SchemaAlias {
  /** The old name. */
  readonly name: string;
  /** The schema's name now. */
  readonly schema: string;
  /** The version that brought the alias; left out until there is one. */
  readonly since?: string;
}

/** On the schema of an alias: the name of the schema that it stands for. */
export const ALIAS_OF = "x-sdk-alias-of";

/** Reads the list of aliases; throws with the file's name when it isn't one. */
export function readAliases({ name, text }: { name: string; text: string }): SchemaAlias[] {
  const { value } = readYaml(text, name);
  const list = isObject(value) ? (value.aliases ?? []) : undefined;
  if (!Array.isArray(list)) throw new Error(`${name}: expected "aliases:" with a list of { name, schema, since }`);
  for (const alias of list) {
    if (isObject(alias) && typeof alias.name === "string" && typeof alias.schema === "string") continue;
    throw new Error(`${name}: an alias is { name: OldName, schema: NewName }; found ${JSON.stringify(alias)}`);
  }
  return list as SchemaAlias[];
}

/** The text of the list of aliases. */
export function writeAliases(aliases: readonly SchemaAlias[]): string {
  const lines = aliases.map(
    ({ name, schema, since }) =>
      `  - { name: ${JSON.stringify(name)}, schema: ${JSON.stringify(schema)}${since ? `, since: ${JSON.stringify(since)}` : ""} }\n`,
  );
  return `# Names that schemas had before they were renamed, kept as deprecated aliases until the next major version.
# Written by \`pnpm spec:import\`; \`pnpm version-packages\` notes the version, and drops them when a major one comes.
aliases:${lines.length === 0 ? " []\n" : `\n${lines.join("")}`}`;
}

/**
 * The document with a schema for each alias that does nothing but refer. For what carries names of types (types,
 * enums, factories); the published document says what the service says, and has none of them.
 */
export function withAliases(document: OpenApiDocument, aliases: readonly SchemaAlias[]): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  const added = aliases.flatMap(({ name, schema }): [string, Schema][] => {
    if (schemas[schema] === undefined) {
      throw new Error(`openapi/aliases.yaml: ${name} stands for ${schema}, which the document doesn't have; delete it`);
    }
    return name in schemas ? [] : [[name, aliasOf(schema)]];
  });
  if (added.length === 0) return document;
  return { ...document, components: { ...document.components, schemas: { ...schemas, ...Object.fromEntries(added) } } };
}

/** The schema of an alias. */
export function aliasOf(schema: string): Schema {
  return {
    $ref: schemaReference(schema),
    description: `@deprecated It is called \`${schema}\` now; this name goes with the next major version.`,
    [ALIAS_OF]: schema,
  };
}

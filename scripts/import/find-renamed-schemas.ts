import type { Change } from "../diff/diff.js";
import { readWhere } from "../diff/where.js";
import { isObject } from "../document/json.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { schemaNameOf } from "../document/reference.js";
import type { SchemaAlias } from "../document/schema-aliases.js";

/**
 * The aliases that a new document needs: those of the present one that still lead somewhere, and one for each schema
 * whose name is gone while another name has appeared for the same structure.
 */
export function aliasesFor(
  present: OpenApiDocument,
  next: OpenApiDocument,
  { existing, changes }: { readonly existing: readonly SchemaAlias[]; readonly changes: readonly Change[] },
): SchemaAlias[] {
  // The differ counts on an alias for each rename that it finds; there may be more that are alike.
  const found = [...findRenamedSchemas(present, next), ...renamesIn(changes)];
  const renamed = new Map(found.map(({ name, schema }) => [name, schema]));
  const schemas = next.components?.schemas ?? {};
  const kept = existing
    .map((alias) => ({ ...alias, schema: renamed.get(alias.schema) ?? alias.schema }))
    .filter(({ schema }) => schema in schemas);
  const names = new Set(kept.map(({ name }) => name));
  const added = [...renamed].filter(([name]) => !names.has(name)).map(([name, schema]) => ({ name, schema }));
  return [...kept, ...added].filter(({ name }) => !(name in schemas));
}

/** The renames that the differ has found. */
function renamesIn(changes: readonly Change[]): SchemaAlias[] {
  return changes
    .filter(({ kind }) => kind === "schema-renamed")
    .flatMap(({ where, message }) => {
      const schema = /is called `([^`]+)` now/.exec(message)?.[1];
      return schema === undefined ? [] : [{ name: readWhere(where).name, schema }];
    });
}

/** Schemas that are gone, with the new schema of the same structure that is named most like them. */
export function findRenamedSchemas(present: OpenApiDocument, next: OpenApiDocument): SchemaAlias[] {
  const [before, after] = [present.components?.schemas ?? {}, next.components?.schemas ?? {}];
  const added = Object.keys(after).filter((name) => !(name in before));
  const [shapeBefore, shapeAfter] = [shapeReader(before, after), shapeReader(after, before)];
  return Object.keys(before)
    .filter((name) => !(name in after))
    .flatMap((name) => {
      const shape = shapeBefore(name);
      const alike = added.filter((candidate) => shapeAfter(candidate) === shape);
      const [best] = alike.sort((left, right) => likeness(right, name) - likeness(left, name));
      return best === undefined ? [] : [{ name, schema: best }];
    });
}

/** Text of a schema's structure: a schema that both documents have by name is a name, any other its structure. */
function shapeReader(own: Record<string, Schema>, other: Record<string, Schema>): (name: string) => string {
  const shapeOf = (node: unknown, opened: readonly string[], key = ""): unknown => {
    if (Array.isArray(node)) return node.map((item) => shapeOf(item, opened)).sort(byText);
    if (!isObject(node)) return node;
    const name = schemaNameOf(typeof node.$ref === "string" ? node.$ref : undefined);
    if (name !== undefined) {
      if (name in other) return { $ref: name };
      if (opened.includes(name)) return { $ref: opened.length - opened.indexOf(name) };
      return shapeOf(own[name], [...opened, name]);
    }
    const isNames = ["properties", "mapping"].includes(key);
    const keys = Object.keys(node).filter(
      (member) => isNames || (!DOCUMENTATION.has(member) && !member.startsWith("x-")),
    );
    return Object.fromEntries(
      keys.sort().map((member) => [member, member === "mapping" ? null : shapeOf(node[member], opened, member)]),
    );
  };
  return (name) => JSON.stringify(shapeOf(own[name], [name]));
}

const DOCUMENTATION = new Set(["description", "title", "example", "examples", "externalDocs"]);

function byText(left: unknown, right: unknown): number {
  const [first, second] = [JSON.stringify(left), JSON.stringify(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** How many characters two names share at their start and at their end; case doesn't count. */
function likeness(left: string, right: string): number {
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  const shared = (at: (text: string, index: number) => string | undefined) => {
    let count = 0;
    while (count < Math.min(first.length, second.length) && at(first, count) === at(second, count)) count++;
    return count;
  };
  return shared((text, index) => text[index]) + shared((text, index) => text.at(-1 - index));
}

import type { AspectName } from "../../../packages/testing/src/factories/aspects/aspects.js";
import type { Blueprint, ObjectBlueprint } from "../../../packages/testing/src/factories/blueprint.js";
import { NEVER_SENT } from "../../document/direction-views.js";
import { flattenSchema } from "../../document/flatten-schema.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";
import type { BlueprintWriter } from "./blueprint-writer.js";
import { readFactoryHints } from "./factory-hints.js";

/** An object's blueprint: named parts by their names, everything else as its own. */
export function objectBlueprint(writer: BlueprintWriter, schema: Schema, schemaName?: string): ObjectBlueprint {
  const gathered = gather(writer.document, schema);
  const properties: Record<string, Blueprint> = {};
  for (const name of ownPropertyNames(gathered)) {
    const definitions = gathered.definitions.get(name) ?? [];
    if (definitions.some((definition) => NEVER_SENT in definition)) continue;
    properties[name] = writer.write(
      definitions.length === 1 ? (definitions[0] as Schema) : { allOf: definitions },
      name,
    );
  }
  Object.assign(properties, discriminatorProperty(writer, gathered, schemaName));
  const without = [...gathered.inherited].filter(
    (name) => ownPropertyNames(gathered).has(name) && properties[name] === undefined,
  );
  const { parts, aspects, entries } = gathered;
  const required = [...gathered.required].filter((name) => !without.includes(name));
  return {
    kind: "object",
    ...(parts.length > 0 && { parts }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...(without.length > 0 && { without }),
    ...(entries && { entries: { value: writer.write(entries, "value"), count: entryCount(schema, gathered) } }),
    ...(aspects.length > 0 && { aspects }),
  };
}

interface Gathered {
  /** Named schemas that the object has everything of. */
  readonly parts: string[];
  /** Names of the properties of the parts. */
  readonly inherited: Set<string>;
  /** Every definition of every property, those of the parts included. */
  readonly definitions: Map<string, Schema[]>;
  /** Names of properties that the object or an unnamed part defines. */
  readonly defined: Set<string>;
  readonly required: Set<string>;
  readonly aspects: AspectName[];
  entries?: Schema;
}

function gather(document: OpenApiDocument, schema: Schema): Gathered {
  const gathered: Gathered = {
    parts: [],
    inherited: new Set(),
    definitions: new Map(),
    defined: new Set(),
    required: new Set(),
    aspects: [],
  };
  gatherInto(gathered, document, schema);
  return gathered;
}

function gatherInto(gathered: Gathered, document: OpenApiDocument, schema: Schema): void {
  for (const part of schema.allOf ?? []) {
    const name = schemaNameOf(part.$ref);
    if (name === undefined) gatherInto(gathered, document, part);
    else gatherPart(gathered, name, flattenSchema(document, part).properties);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    define(gathered, name, property);
    gathered.defined.add(name);
  }
  for (const name of schema.required ?? []) gathered.required.add(name);
  gathered.aspects.push(...readFactoryHints(schema).aspects);
  const { additionalProperties, minProperties } = schema;
  if (typeof additionalProperties === "object") gathered.entries = additionalProperties;
  else if (typeof minProperties === "number" && additionalProperties !== false) gathered.entries ??= {};
}

function gatherPart(gathered: Gathered, name: string, properties: Readonly<Record<string, Schema>>): void {
  if (gathered.parts.includes(name)) return;
  gathered.parts.push(name);
  for (const [property, schema] of Object.entries(properties)) {
    define(gathered, property, schema);
    gathered.inherited.add(property);
  }
}

function define({ definitions }: Gathered, name: string, schema: Schema): void {
  definitions.set(name, [...(definitions.get(name) ?? []), schema]);
}

/** What the object has to say itself: its own properties, and those that several parts define each in its way. */
function ownPropertyNames({ defined, definitions }: Gathered): Set<string> {
  const names = [...definitions].filter(([name, all]) => defined.has(name) || all.length > 1).map(([name]) => name);
  return new Set(names);
}

/** The property that tells the schema from others has the schema's value, also outside of the union. */
function discriminatorProperty(
  { discriminators }: BlueprintWriter,
  { definitions }: Gathered,
  schemaName: string | undefined,
): Record<string, Blueprint> {
  const own = schemaName === undefined ? undefined : discriminators.get(schemaName);
  if (own === undefined || !definitions.has(own.property)) return {};
  return { [own.property]: { kind: "choice", values: [own.value] } };
}

/**
 * Maps have an entry, or as many as they need, whatever properties they have besides; any other object has entries
 * only where its properties are too few.
 */
function entryCount({ minProperties, additionalProperties }: Schema, { definitions }: Gathered): number {
  const least = typeof minProperties === "number" ? minProperties : 0;
  return typeof additionalProperties === "object" ? Math.max(least, 1) : Math.max(least - definitions.size, 0);
}

import type { Blueprint, Blueprints } from "../../../packages/testing/src/factories/blueprint.js";
import { isObject } from "../../document/json.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";
import { type DiscriminatorValue, discriminatorValues } from "./discriminators.js";
import { readFactoryHints } from "./factory-hints.js";
import { markCycles } from "./mark-cycles.js";
import { mergePlain } from "./merge-plain.js";
import { numberBlueprint } from "./number-blueprint.js";
import { objectBlueprint } from "./object-blueprint.js";
import { kindOfSchema } from "./schema-kind.js";
import { textBlueprint } from "./text-blueprint.js";
import { unionBlueprint } from "./union-blueprint.js";

/** What the parts of the generator share. */
export interface BlueprintWriter {
  readonly document: OpenApiDocument;
  readonly discriminators: ReadonlyMap<string, DiscriminatorValue>;
  /** The blueprint of a schema; the name is that of the property that has it. */
  write(schema: Schema, name: string): Blueprint;
}

/** The blueprint of every schema of a document, which is one that views each schema in its direction. */
export function writeBlueprints(viewed: OpenApiDocument): Blueprints {
  const writer: BlueprintWriter = {
    document: viewed,
    discriminators: discriminatorValues(viewed),
    write: (schema, name) => writeBlueprint(writer, schema, name),
  };
  const schemas = Object.entries(viewed.components?.schemas ?? {});
  return markCycles(Object.fromEntries(schemas.map(([name, schema]) => [name, writeNamed(writer, schema, name)])));
}

function writeNamed(writer: BlueprintWriter, schema: Schema, name: string): Blueprint {
  try {
    return kindOfSchema(writer.document, schema) === "object" && schema.$ref === undefined
      ? objectBlueprint(writer, schema, name)
      : writer.write(schema, name);
  } catch (error) {
    throw new Error(`${(error as Error).message} (in the schema ${name})`);
  }
}

function writeBlueprint(writer: BlueprintWriter, schema: Schema, name: string): Blueprint {
  const { document } = writer;
  const kind = kindOfSchema(document, schema);
  const reference = schemaNameOf(soleReference(schema));
  if (reference !== undefined && ["object", "union", "list"].includes(kind))
    return { kind: "reference", schema: reference };
  if (kind === "union") return unionBlueprint(writer, schema, name);
  if (kind === "object") return objectBlueprint(writer, schema);
  const plain = mergePlain(document, schema);
  const { values } = readFactoryHints(plain);
  if (values.length > 0) return { kind: "choice", values, ...(values.length > 1 && { varied: true }) };
  if (plain.enum) return { kind: "choice", values: enumValues(plain) };
  if (kind === "list") return listBlueprint(writer, plain, name);
  if (kind === "number") return numberBlueprint(plain, name);
  if (kind === "text") return textBlueprint(plain, name);
  if (kind === "boolean") return { kind: "choice", values: booleans(plain) };
  const given = plain.example ?? plain.default;
  return given === undefined ? textBlueprint({}, name) : { kind: "choice", values: [given] };
}

/** The schema that an own `$ref`, or an `allOf` of one, refers to, where nothing stands beside it that counts. */
function soleReference(schema: Schema): string | undefined {
  if (schema.$ref !== undefined) return schema.$ref;
  const { allOf, properties, required, additionalProperties, oneOf, anyOf } = schema;
  const isAlone = !(properties || required || isObject(additionalProperties) || oneOf || anyOf);
  return allOf?.length === 1 && isAlone ? allOf[0]?.$ref : undefined;
}

/** The usual value first; null only where there is nothing else. */
function enumValues({ enum: all = [], default: usual, example }: Schema): unknown[] {
  const values: unknown[] = all.filter((value) => value !== null);
  const first = [usual, example].find((value) => values.includes(value));
  const ordered = first === undefined ? values : [first, ...values.filter((value) => value !== first)];
  return ordered.length > 0 ? ordered : [null];
}

function booleans({ default: usual, example }: Schema): boolean[] {
  const first = [usual, example].find((value) => typeof value === "boolean") ?? true;
  return [first === true, first !== true];
}

/** As many items as the example has, or two; three records, so that a list looks like one. */
function listBlueprint(writer: BlueprintWriter, schema: Schema, name: string): Blueprint {
  const { items = {}, example, uniqueItems } = schema;
  const minItems = typeof schema.minItems === "number" ? schema.minItems : 0;
  const maxItems = typeof schema.maxItems === "number" ? schema.maxItems : Number.POSITIVE_INFINITY;
  const examples = Array.isArray(example) ? example : [];
  const usual = name === "records" ? 3 : examples.length || 2;
  const written = writer.write(withExample(items, examples[0]), name);
  const limit = uniqueItems === true && written.kind === "choice" ? written.values.length : Number.POSITIVE_INFINITY;
  return {
    kind: "list",
    items: uniqueItems === true && written.kind === "choice" ? { kind: "choice", values: written.values } : written,
    length: Math.max(Math.min(usual, maxItems, limit), minItems),
    ...(minItems > 0 && { minItems }),
    ...(uniqueItems === true && { unique: true as const }),
  };
}

/** A list's example is one of its items too. */
function withExample(items: Schema, example: unknown): Schema {
  const isPlain = example !== undefined && typeof example !== "object";
  return isPlain && items.$ref === undefined && items.example === undefined ? { ...items, example } : items;
}

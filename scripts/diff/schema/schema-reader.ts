import { type Tag, tagOf } from "../../document/discriminator-tag.js";
import { hasKeyword } from "../../document/has-keyword.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { schemaNameOf, schemaReference } from "../../document/reference.js";
import { discriminatorTags } from "./discriminator-tags.js";
import { joinScalars } from "./join-scalars.js";
import { mergeShapes } from "./merge-shapes.js";
import { ANY, type PropertyShape, type ScalarKind, type Shape, type UnionShape } from "./shape.js";

type Keyword = "readOnly" | "writeOnly" | "default";

/** Reads the schemas of a prepared document; shapes are made once for each schema. */
export class SchemaReader {
  readonly #schemas: Record<string, Schema>;
  readonly #document: OpenApiDocument;
  /** The names that references hold, and which schemas carry which keyword: both are asked for again and again. */
  readonly #names = new Map<string, string>();
  readonly #keywords: Record<Keyword, WeakMap<Schema, boolean>> = {
    readOnly: new WeakMap(),
    writeOnly: new WeakMap(),
    default: new WeakMap(),
  };
  readonly #references = new Map<string, Schema>();
  readonly #shapes = new WeakMap<Schema, Shape>();
  readonly #tags: ReadonlyMap<string, Tag>;

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#schemas = document.components?.schemas ?? {};
    this.#tags = discriminatorTags(document);
  }

  /** The name of the schema that is referred to; undefined for one that is written in place. */
  nameOf({ $ref }: Schema): string | undefined {
    if ($ref === undefined) return undefined;
    const known = this.#names.get($ref) ?? schemaNameOf($ref) ?? "";
    this.#names.set($ref, known);
    return known;
  }

  /** The name of X in `allOf: [X], nullable: true`, which is how OpenAPI 3.0 writes "X or null". */
  nullableNameOf({ allOf: [part, ...others] = [], nullable, ...rest }: Schema): string | undefined {
    const isAlone =
      nullable === true && others.length === 0 && !Object.keys(rest).some((key) => TYPE_KEYWORDS.has(key));
    return isAlone ? schemaNameOf(part?.$ref) : undefined;
  }

  /** The named schema; any schema for a name that nothing has. */
  named(name: string): Schema {
    return Object.hasOwn(this.#schemas, name) ? (this.#schemas[name] as Schema) : {};
  }

  /** A reference to a named schema, always the same one. */
  referenceTo(name: string): Schema {
    const known = this.#references.get(name) ?? { $ref: schemaReference(name) };
    this.#references.set(name, known);
    return known;
  }

  /** The named schemas that are parts of a schema by way of `allOf`, at whatever depth. */
  partsOf({ allOf = [] }: Schema): string[] {
    return allOf.flatMap((part) => {
      const name = this.nameOf(part);
      return [...(name === undefined ? [] : [name]), ...this.partsOf(name === undefined ? part : this.named(name))];
    });
  }

  names(): string[] {
    return Object.keys(this.#schemas);
  }

  /** The value, or values, by which a union tells a named schema from its other variants. */
  tagOf(name: string): Tag | undefined {
    return this.#tags.get(name);
  }

  /** Whether a schema, or one that it refers to, carries a keyword. */
  has(schema: Schema, keyword: Keyword): boolean {
    const known = this.#keywords[keyword].get(schema) ?? hasKeyword(this.#document, schema, keyword);
    this.#keywords[keyword].set(schema, known);
    return known;
  }

  shapeOf(schema: Schema): Shape {
    const known = this.#shapes.get(schema);
    if (known) return known;
    const shape = this.#makeShape(schema);
    this.#shapes.set(schema, shape);
    return shape;
  }

  #makeShape(schema: Schema): Shape {
    const name = this.nameOf(schema);
    if (name !== undefined) {
      const target = this.named(name);
      return this.#tagged(
        target.$ref === undefined ? this.shapeOf(target) : this.shapeOf(this.referenceTo(this.nameOf(target) ?? "")),
        name,
      );
    }
    const unions = unionsOf(schema);
    const own = ownShape(schema, unions.length > 0);
    const joined = unions.map((union) => joinScalars(union, (variant) => this.shapeOf(variant)));
    const parts = [...(schema.allOf ?? []).map((part) => this.shapeOf(part)), ...joined];
    const merged = parts.reduce(mergeShapes, own);
    const required = new Set(schema.required ?? []);
    // `allOf: [X], nullable: true` is how OpenAPI 3.0 says "X or null".
    const isNullable =
      schema.nullable === true ||
      (own.isAny && parts.length > 0 && parts.every((part) => part.isAny || part.isNullable));
    return { ...withRequired(merged, requiredOfParts(schema, required)), isNullable: isNullable && !merged.isAny };
  }

  /** A discriminator gives its property one value in each variant, whatever the variant says of it. */
  #tagged(shape: Shape, name: string): Shape {
    const tag = this.#tags.get(name);
    if (tag === undefined || shape.object === undefined) return shape;
    const property: PropertyShape = { schema: { type: "string", enum: [...tag.values] }, isRequired: true };
    const properties = new Map(shape.object.properties).set(tag.property, property);
    return { ...shape, object: { ...shape.object, properties } };
  }
}

/** Names that any part demands count for the properties of all parts. */
function requiredOfParts(schema: Schema, names: Set<string>): Set<string> {
  for (const part of schema.allOf ?? []) {
    for (const name of part.required ?? []) names.add(name);
    requiredOfParts(part, names);
  }
  return names;
}

function withRequired(shape: Shape, required: ReadonlySet<string>): Shape {
  if (shape.object === undefined || required.size === 0) return shape;
  const properties = new Map(shape.object.properties);
  for (const [name, property] of properties) {
    if (required.has(name) && !property.isRequired) properties.set(name, { ...property, isRequired: true });
  }
  return { ...shape, object: { ...shape.object, properties } };
}

function unionsOf({ anyOf, oneOf, discriminator }: Schema): UnionShape[] {
  return [anyOf, oneOf]
    .filter((variants) => variants !== undefined)
    .map((variants) => ({
      variants,
      discriminator: discriminator?.propertyName,
      mapping: variants === anyOf && discriminator ? mappingOf(variants, discriminator) : undefined,
    }));
}

function mappingOf(variants: readonly Schema[], discriminator: NonNullable<Schema["discriminator"]>) {
  const references = variants.flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]));
  return new Map(
    references.map((reference) => [schemaNameOf(reference) ?? "", tagOf(discriminator, reference).values]),
  );
}

/** The shape of what a schema says itself, its parts left out. */
function ownShape(schema: Schema, isUnion: boolean): Shape {
  const { properties, additionalProperties, prefixItems, items, format } = schema;
  const values = schema.enum ?? [];
  const type = schema.type ?? impliedType(schema, isUnion);
  if (type === undefined && values.length === 0) return ANY;
  // Beside parts that say what the object holds, "it is an object" says nothing.
  const isBare = type === "object" && values.length === 0 && !properties && !additionalProperties;
  if (isBare && (isUnion || schema.allOf !== undefined)) return ANY;
  const scalar = SCALARS[type ?? ""];
  return {
    ...ANY,
    isAny: false,
    isNullable: schema.nullable === true || type === "null",
    open: new Set(values.length === 0 && scalar ? [scalar] : []),
    values,
    object:
      type === "object" && values.length === 0
        ? { properties: ownProperties(properties ?? {}, schema.required ?? []), index: indexOf(additionalProperties) }
        : undefined,
    array:
      type === "array" && values.length === 0
        ? { items: items ?? {}, places: Array.isArray(prefixItems) ? (prefixItems as Schema[]) : undefined }
        : undefined,
    isInteger: type === "integer",
    format,
  };
}

const TYPE_KEYWORDS = new Set(
  "type enum properties required items prefixItems additionalProperties anyOf oneOf".split(" "),
);

const SCALARS: Record<string, ScalarKind> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
};

function impliedType({ properties, additionalProperties, items, prefixItems }: Schema, isUnion: boolean) {
  if (properties || (additionalProperties && !isUnion)) return "object";
  return items || prefixItems ? "array" : undefined;
}

function ownProperties(properties: Record<string, Schema>, required: readonly string[]): Map<string, PropertyShape> {
  return new Map(
    Object.entries(properties).map(([name, schema]) => [name, { schema, isRequired: required.includes(name) }]),
  );
}

function indexOf(additional: boolean | Schema | undefined): Schema | undefined {
  return additional === true ? {} : additional || undefined;
}

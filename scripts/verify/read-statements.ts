import { commonTag, tagValues } from "../diff/schema/discriminators.js";
import { allVariants } from "../diff/schema/match-variants.js";
import type { SchemaReader } from "../diff/schema/schema-reader.js";
import type { Shape } from "../diff/schema/shape.js";
import type { Schema } from "../document/openapi.js";
import { scalarTexts, typeText } from "./type-text.js";

/** References are followed so far; what lies deeper is read where it is named. */
const DEEPEST = 2;

/** Writes what an app does with a value that it reads: every property, in its exact old type. */
export class ReadWriter {
  readonly #reader: SchemaReader;
  #count = 0;

  constructor(reader: SchemaReader) {
    this.#reader = reader;
  }

  /** Statements that read an expression of a schema's type; `isFixed` while it can be neither missing nor null. */
  read(schema: Schema, expression: string, followed: readonly string[] = []): string[] {
    const name = this.#reader.nameOf(schema);
    if (name !== undefined && (followed.includes(name) || followed.length > DEEPEST)) {
      return [`{ const named: Read[${JSON.stringify(name)}] = ${expression}; void named; }`];
    }
    const value = this.#name();
    const inside = this.#readValue(schema, value, name === undefined ? followed : [...followed, name]);
    return [`{ const ${value} = ${expression};`, ...inside, "}"];
  }

  #name(): string {
    return `v${this.#count++}`;
  }

  #readValue(schema: Schema, value: string, followed: readonly string[]): string[] {
    const shape = this.#reader.shapeOf(schema);
    const present = `ok<Present<typeof ${value}>>();`;
    // `unknown` takes everything but gives nothing: what is typed now may be read as unknown still.
    if (shape.isAny) return [present];
    const statements = [present, ...this.#readAlternatives(shape, value, followed)];
    return shape.isNullable ? [`if (${value} !== null) {`, ...statements, "}"] : statements;
  }

  #readAlternatives(shape: Shape, value: string, followed: readonly string[]): string[] {
    const scalars = scalarTexts(shape);
    if (shape.unions.length > 0) return this.#readUnion(shape, value, scalars, followed);
    if (scalars.length > 0 && (shape.object || shape.array)) {
      const types = [...scalars, ...(shape.object ? ["object"] : []), ...(shape.array ? ["readonly unknown[]"] : [])];
      return [`const exact: ${types.join(" | ")} = ${value}; void exact;`];
    }
    if (scalars.length > 0) return readScalars(shape, value, scalars);
    if (shape.object && shape.array) return [`const exact: object = ${value}; void exact;`];
    if (shape.object) return this.#readObject(shape, value, followed);
    if (shape.array) return this.#readArray(shape.array, value, followed);
    return [];
  }

  #readObject({ object }: Shape, value: string, followed: readonly string[]): string[] {
    const properties = [...(object?.properties ?? [])].filter(
      ([, { schema }]) => !this.#reader.has(schema, "writeOnly"),
    );
    return [
      `const whole: object = ${value}; void whole; ok<Single<typeof ${value}>>();`,
      ...properties.flatMap(([name, { schema, isRequired }]) => {
        const key = JSON.stringify(name);
        const property = this.#name();
        const inside = this.read(schema, property, followed);
        const shape = this.#reader.shapeOf(schema);
        const guard = shape.isAny || isRequired ? [...inside] : [`if (${property} !== undefined) {`, ...inside, "}"];
        return [
          ...(isRequired ? [`always<typeof ${value}, ${key}>();`] : []),
          `const ${property} = ${value}[${key}]; ok<Knows<typeof ${value}, ${key}>>();`,
          ...guard,
        ];
      }),
      ...(object?.index ? this.read(object.index, `${value}["any other name"]`, followed) : []),
    ];
  }

  #readArray({ items, places }: NonNullable<Shape["array"]>, value: string, followed: readonly string[]): string[] {
    const list = `const list: readonly unknown[] = ${value}; void list;`;
    if (places) {
      const size = `const size: ${places.length} = ${value}.length; void size;`;
      return [list, size, ...places.flatMap((place, index) => this.read(place, `${value}[${index}]`, followed))];
    }
    const item = this.#name();
    return [list, `for (const ${item} of ${value}) {`, ...this.read(items, item, followed), "}"];
  }

  #readUnion(shape: Shape, value: string, scalars: readonly string[], followed: readonly string[]): string[] {
    const variants = shape.unions.flatMap((union) => union.variants);
    const tagged = scalars.length === 0 && shape.unions.length === 1 && this.#readTagged(shape, value);
    if (tagged) return tagged;
    const types = [...scalars, ...variants.map((variant) => typeText(this.#reader, variant, "Read"))];
    const isNamed = variants.every((variant) => this.#reader.nameOf(variant) !== undefined);
    const exact = types.join(" | ");
    void followed;
    return [
      isNamed && !shape.object
        ? `ok<Same<typeof ${value}, ${exact}>>();`
        : `const exact: ${exact} = ${value}; void exact;`,
      ...types.map((type) => `ok<Holds<typeof ${value}, ${type}>>();`),
    ];
  }

  /** Asks by the discriminator which variant it is, and takes it for that. */
  #readTagged(shape: Shape, value: string): string[] | undefined {
    const tag = commonTag(this.#reader, shape);
    if (tag === undefined) return undefined;
    const variants = allVariants(this.#reader, shape.unions[0]?.variants ?? []);
    const names = variants.map((variant) => this.#reader.nameOf(variant));
    const values = variants.map((variant) => tagValues(this.#reader, variant, tag));
    if (names.includes(undefined) || values.some((list) => list.length === 0)) return undefined;
    return names.flatMap((name, index) =>
      (values[index] ?? []).map((tagValue) => {
        const key = JSON.stringify(tag);
        const type = `Read[${JSON.stringify(name)}]`;
        return `if (${value}[${key}] === ${JSON.stringify(tagValue)}) { const variant: ${type} = ${value}; void variant; }`;
      }),
    );
  }
}

function readScalars(shape: Shape, value: string, scalars: readonly string[]): string[] {
  if (shape.open.size > 0) return [`const exact: ${scalars.join(" | ")} = ${value}; void exact;`];
  return [`ok<Choice<typeof ${value}>>();`, ...scalars.map((text) => `if (${value} === ${text}) void 0;`)];
}

import type { Schema } from "../../document/openapi.js";
import type { SchemaReader } from "./schema-reader.js";

/** Partitions that are not stable after so many rounds hold schemas that nest deeper than any real document's. */
const MOST_ROUNDS = 60;

type Version = "old" | "new";

/**
 * The structural hash of every schema of two documents. Two schemas of one structure have the same hash, whatever
 * their names, recursive ones too: as in the minimising of an automaton, all named schemas start alike, and each round
 * tells those apart that hold different things. The cost is the size of the documents times their depth.
 */
export class StructureIndex {
  readonly #readers: Readonly<Record<Version, SchemaReader>>;
  readonly #open = new Set<Schema>();
  readonly #isAtom: (name: string) => boolean;
  /** For each named schema of either document, the first one of its structure. */
  #classes = new Map<string, string>();
  /** The class of each structure that has a name: what is written in place is told by it, too. */
  #classOfText = new Map<string, string>();

  /** An atom is known by its name alone: a schema that both documents have, whatever became of it. */
  constructor(before: SchemaReader, after: SchemaReader, isAtom: (name: string) => boolean = () => false) {
    this.#readers = { old: before, new: after };
    this.#isAtom = isAtom;
    for (let round = 0; round < MOST_ROUNDS && this.#refine(); round++);
  }

  /** Equal for two schemas of one structure. */
  hashOf(version: Version, schema: Schema): string {
    const reader = this.#readers[version];
    const nullableName = reader.nullableNameOf(schema);
    if (nullableName !== undefined) return `null or ${this.hashOf(version, reader.referenceTo(nullableName))}`;
    const name = reader.nameOf(schema);
    if (name === undefined) return this.#hashInPlace(version, schema);
    if (this.#isAtom(name)) return `=${name}`;
    return this.#classes.get(`${version} ${name}`) ?? "";
  }

  #hashInPlace(version: Version, schema: Schema): string {
    // `allOf` can bring a schema that is written in place back into itself.
    if (this.#open.has(schema)) return "itself";
    this.#open.add(schema);
    const text = this.#textOf(version, schema);
    this.#open.delete(schema);
    return this.#classOfText.get(text) ?? text;
  }

  /** Tells apart what the last round left together; false when nothing moved. */
  #refine(): boolean {
    const classes = new Map<string, string>();
    const classOfText = new Map<string, string>();
    for (const version of ["old", "new"] as const) {
      for (const name of this.#readers[version].names()) {
        if (this.#isAtom(name)) continue;
        const key = `${version} ${name}`;
        const text = this.#textOf(version, this.#readers[version].referenceTo(name));
        if (!classOfText.has(text)) classOfText.set(text, key);
        classes.set(key, classOfText.get(text) as string);
      }
    }
    const isMoved = [...classes].some(([key, value]) => this.#classes.get(key) !== value);
    const isNewText = [...classOfText.keys()].some((text) => !this.#classOfText.has(text));
    this.#classes = classes;
    this.#classOfText = classOfText;
    return isMoved || isNewText;
  }

  /** What an app's types show of a schema: no documentation, no bounds, no order. */
  #textOf(version: Version, schema: Schema): string {
    const reader = this.#readers[version];
    const inside = (child: Schema) => this.hashOf(version, child);
    const { isAny, isNullable, open, values, object, array, unions, format } = reader.shapeOf(schema);
    const properties = [...(object?.properties ?? [])].map(([name, { schema: property, isRequired }]) => [
      name,
      isRequired,
      reader.has(property, "readOnly"),
      reader.has(property, "writeOnly"),
      isRequired && reader.has(property, "default"),
      inside(property),
    ]);
    return JSON.stringify([
      isAny,
      isNullable,
      [...open].sort(),
      values.map((value) => JSON.stringify(value)).sort(),
      object && [properties.sort(byFirst), object.index && inside(object.index)],
      array && [inside(array.items), array.places?.map(inside)],
      unions.map(({ variants, discriminator }) => [[...new Set(variants.map(inside))].sort(), discriminator]),
      format === "binary",
    ]);
  }
}

function byFirst([left]: readonly unknown[], [right]: readonly unknown[]): number {
  return String(left) < String(right) ? -1 : 1;
}

import type { Schema } from "../../document/openapi.js";
import { joinPath } from "../where.js";
import { describeStep } from "./describe-schema.js";
import { diffNotes } from "./diff-notes.js";
import { diffShapes } from "./diff-shapes.js";
import type { Found, OneWay } from "./found.js";
import type { SchemaReader } from "./schema-reader.js";
import { StructureIndex } from "./structure-index.js";

/** Whether a name of the old document and one of the new name the same schema: unchanged, or renamed. */
export type IsSameName = (before: string, after: string) => boolean;

/** A comparison that is under way: where it is, and what it has seen. */
export interface Comparison {
  readonly before: SchemaReader;
  readonly after: SchemaReader;
  readonly direction: OneWay;
  /** Compares two schemas inside the ones that are being compared. */
  compare(before: Schema, after: Schema, path: string): Found[];
  /** Whether two schemas have the same structure, whatever their names and documentation. */
  isEquivalent(before: Schema, after: Schema): boolean;
  isSameName: IsSameName;
}

/** How many pairs of different names are followed, one inside the other, and how many in all. */
const DEEPEST = 4;
const MOST_FOLLOWED = 50_000;

/**
 * Compares schemas of two documents. A reference to the same name on both sides ends the way: that schema is compared
 * on its own, once, so that deep and recursive documents cost no more than their size. A pair of different names is
 * followed, a few deep, and reported where it is met first.
 */
export class SchemaDiffer {
  readonly #before: SchemaReader;
  readonly #after: SchemaReader;
  readonly #isSameName: IsSameName;
  readonly #followed = new Set<string>();
  readonly #ids = new WeakMap<Schema, string>();
  #byName: StructureIndex | undefined;
  #byStructure: StructureIndex | undefined;
  readonly #wholes = new Map<string, Found[]>();
  #count = 0;

  constructor(before: SchemaReader, after: SchemaReader, isSameName: IsSameName) {
    this.#before = before;
    this.#after = after;
    this.#isSameName = isSameName;
  }

  /** What changed between two schemas as they stand in an operation; `path` is where they do. */
  diff(before: Schema, after: Schema, direction: OneWay, path = ""): Found[] {
    return this.#compare(before, after, path, direction, 0);
  }

  /** What changed between two named schemas; what their common parts tell of themselves is left out. */
  diffNamed(before: string, after: string, direction: OneWay): Found[] {
    const inherited = new Set(
      this.#commonParts(this.#before.named(before), this.#after.named(after))
        .flatMap(([old, next]) => this.#diffWhole(old, next, direction))
        .map(keyOf),
    );
    return this.#diffWhole(before, after, direction).filter((found) => !inherited.has(keyOf(found)));
  }

  /** Whether two named schemas differ, with all their parts, in the way that was found in one of the parts. */
  showsPart([before, after]: readonly [string, string], part: Found, direction: OneWay): boolean {
    const key = keyOf(part);
    return this.#diffWhole(before, after, direction).some((found) => keyOf(found) === key);
  }

  /** With schemas that both documents have known by their names, or else by structure alone. */
  isEquivalent(before: Schema, after: Schema): boolean {
    const isSame = (index: StructureIndex) => index.hashOf("old", before) === index.hashOf("new", after);
    const isKept = (name: string) => this.#isSameName(name, name);
    this.#byName ??= new StructureIndex(this.#before, this.#after, isKept);
    if (isSame(this.#byName)) return true;
    this.#byStructure ??= new StructureIndex(this.#before, this.#after);
    return isSame(this.#byStructure);
  }

  /** What changed between two named schemas with all their parts. Kept, since a pair of names is followed only once. */
  #diffWhole(before: string, after: string, direction: OneWay): Found[] {
    const key = `${direction} ${before} ${after}`;
    const known = this.#wholes.get(key) ?? this.#findWhole(before, after, direction);
    this.#wholes.set(key, known);
    return known;
  }

  #findWhole(before: string, after: string, direction: OneWay): Found[] {
    const [old, next] = [this.#before.named(before), this.#after.named(after)];
    const comparison = this.#comparison(direction, 0);
    return [
      ...diffNotes(old, next, ""),
      ...diffShapes(comparison, this.#before.referenceTo(before), this.#after.referenceTo(after), ""),
    ];
  }

  #compare(before: Schema, after: Schema, path: string, direction: OneWay, depth: number): Found[] {
    const [oldName, newName] = [this.#before.nameOf(before), this.#after.nameOf(after)];
    const notes = diffNotes(before, after, path);
    if (oldName !== undefined && newName !== undefined && this.#isSameName(oldName, newName)) return notes;
    if (this.#isSameNullable(before, after)) return notes;
    // Only by way of a name, or of `allOf`, can a schema come back to itself.
    const isPlain = [before, after].every(({ $ref, allOf }) => $ref === undefined && allOf === undefined);
    if (isPlain) return [...notes, ...this.#diffInside(before, after, path, direction, depth)];

    const key = `${direction} ${this.#idOf(before)} ${this.#idOf(after)}`;
    if (this.#followed.has(key) || this.isEquivalent(before, after)) return notes;
    this.#followed.add(key);
    if (depth === DEEPEST || this.#followed.size > MOST_FOLLOWED) {
      return [
        ...notes,
        { kind: "type-changed", path, message: describeStep(this.#before, before, this.#after, after) },
      ];
    }
    return [...notes, ...this.#diffInside(before, after, path, direction, depth + 1)];
  }

  #isSameNullable(before: Schema, after: Schema): boolean {
    const [old, next] = [this.#before.nullableNameOf(before), this.#after.nullableNameOf(after)];
    return old !== undefined && next !== undefined && this.#isSameName(old, next);
  }

  #diffInside(before: Schema, after: Schema, path: string, direction: OneWay, depth: number): Found[] {
    const found = diffShapes(this.#comparison(direction, depth), before, after, path);
    return this.#withoutInherited(before, after, path, direction, found);
  }

  #withoutInherited(before: Schema, after: Schema, path: string, direction: OneWay, found: Found[]): Found[] {
    if (found.length === 0) return found;
    const inherited = this.#commonParts(before, after)
      .flatMap(([old, next]) => this.#diffWhole(old, next, direction))
      .map((part) => keyOf({ ...part, path: joinPath(path, part.path) }));
    const keys = new Set(inherited);
    return found.filter((each) => !keys.has(keyOf(each)));
  }

  /** Named schemas that are parts of both, by way of `allOf` at whatever depth. */
  #commonParts(before: Schema, after: Schema): [string, string][] {
    const parts = this.#after.partsOf(after);
    return this.#before
      .partsOf(before)
      .flatMap((old) =>
        parts.filter((next) => this.#isSameName(old, next)).map((next): [string, string] => [old, next]),
      );
  }

  #comparison(direction: OneWay, depth: number): Comparison {
    return {
      before: this.#before,
      after: this.#after,
      direction,
      isSameName: this.#isSameName,
      compare: (before, after, path) => this.#compare(before, after, path, direction, depth),
      isEquivalent: (before, after) => this.isEquivalent(before, after),
    };
  }

  #idOf(schema: Schema): string {
    if (schema.$ref !== undefined) return schema.$ref;
    const known = this.#ids.get(schema) ?? String(this.#count++);
    this.#ids.set(schema, known);
    return known;
  }
}

function keyOf({ kind, path, message }: Found): string {
  return `${kind} ${path} ${message}`;
}

import type { Schema } from "../../document/openapi.js";
import { schemaReference } from "../../document/reference.js";
import { bumpOf } from "../rules.js";
import { joinPath } from "../where.js";
import { diffNotes } from "./diff-notes.js";
import { diffShapes } from "./diff-shapes.js";
import type { Found, OneWay } from "./found.js";
import type { SchemaReader } from "./schema-reader.js";

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

/**
 * Compares schemas of two documents. A reference to the same name on both sides ends the way: that schema is compared
 * on its own, once, so that deep and recursive documents cost no more than their size. A pair of different names is
 * followed, and reported where it is met first.
 */
export class SchemaDiffer {
  readonly #before: SchemaReader;
  readonly #after: SchemaReader;
  readonly #isSameName: IsSameName;
  readonly #followed = new Set<string>();
  readonly #ids = new WeakMap<Schema, string>();
  readonly #equivalent = new Map<string, boolean>();
  readonly #wholes = new Map<string, Found[]>();
  #count = 0;

  constructor(before: SchemaReader, after: SchemaReader, isSameName: IsSameName) {
    this.#before = before;
    this.#after = after;
    this.#isSameName = isSameName;
  }

  /** What changed between two schemas as they stand in an operation; `path` is where they do. */
  diff(before: Schema, after: Schema, direction: OneWay, path = ""): Found[] {
    return this.#compare(before, after, path, direction, this.#followed);
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

  isEquivalent(before: Schema, after: Schema): boolean {
    const key = `${this.#idOf(before)} ${this.#idOf(after)}`;
    const known = this.#equivalent.get(key);
    if (known !== undefined) return known;
    // While it is being found out, it is taken for granted: that is what makes two recursive schemas the same.
    const followed = new Set<string>();
    const isSame = (["request", "response"] as const).every((direction) =>
      this.#compare(before, after, "", direction, followed).every(({ kind }) => bumpOf(kind, direction) === "patch"),
    );
    this.#equivalent.set(key, isSame);
    return isSame;
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
    const comparison = this.#comparison(direction, this.#followed);
    return [
      ...diffNotes(old, next, ""),
      ...diffShapes(comparison, { $ref: schemaReference(before) }, { $ref: schemaReference(after) }, ""),
    ];
  }

  #compare(before: Schema, after: Schema, path: string, direction: OneWay, followed: Set<string>): Found[] {
    const [oldName, newName] = [this.#before.nameOf(before), this.#after.nameOf(after)];
    const notes = diffNotes(before, after, path);
    if (oldName !== undefined && newName !== undefined && this.#isSameName(oldName, newName)) return notes;
    if (oldName !== undefined || newName !== undefined) {
      const key = `${direction} ${this.#idOf(before)} ${this.#idOf(after)}`;
      if (followed.has(key)) return notes;
      followed.add(key);
    }
    const found = diffShapes(this.#comparison(direction, followed), before, after, path);
    return [...notes, ...this.#withoutInherited(before, after, path, direction, found)];
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
    const parts = partsOf(this.#after, after);
    return partsOf(this.#before, before).flatMap((old) =>
      parts.filter((next) => this.#isSameName(old, next)).map((next): [string, string] => [old, next]),
    );
  }

  #comparison(direction: OneWay, followed: Set<string>): Comparison {
    return {
      before: this.#before,
      after: this.#after,
      direction,
      isSameName: this.#isSameName,
      compare: (before, after, path) => this.#compare(before, after, path, direction, followed),
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

function partsOf(reader: SchemaReader, schema: Schema): string[] {
  return (schema.allOf ?? []).flatMap((part) => {
    const name = reader.nameOf(part);
    return [...(name === undefined ? [] : [name]), ...partsOf(reader, name === undefined ? part : reader.named(name))];
  });
}

import { bumpOf } from "../rules.js";
import type { Found, OneWay } from "./found.js";
import type { SchemaMatches } from "./match-schemas.js";
import type { SchemaDiffer } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";
import type { Usage } from "./usage.js";

type Pair = readonly [string, string];

/**
 * Tells, of what changed in a named schema, whether operations show it. A schema that is only a part of others (by way
 * of `allOf`) shows through them, and not where they make up for the change: a property that moved from a base to the
 * schemas that are made of it is gone from the base alone.
 */
export class PartChanges {
  readonly #differ: SchemaDiffer;
  readonly #usages: readonly [Usage, Usage];
  readonly #after: SchemaReader;
  /** Name of a part in the old document -> the pairs of schemas that have it as a part. */
  readonly #wholes = new Map<string, Pair[]>();

  constructor(
    differ: SchemaDiffer,
    { kept, renamed }: SchemaMatches,
    usages: readonly [Usage, Usage],
    [before, after]: readonly [SchemaReader, SchemaReader],
  ) {
    this.#differ = differ;
    this.#usages = usages;
    this.#after = after;
    for (const pair of [...kept.map((name): Pair => [name, name]), ...renamed]) {
      for (const part of before.partsOf(before.named(pair[0]))) {
        this.#wholes.set(part, [...(this.#wholes.get(part) ?? []), pair]);
      }
    }
  }

  /**
   * Whether an operation shows a change; a schema that no operation uses at all shows all of its own. What no compiler
   * sees isn't worth the question.
   */
  isShown(pair: Pair, found: Found, direction: OneWay): boolean {
    if (bumpOf(found.kind, direction) === "patch") return true;
    return this.#isShown(pair, found, direction, new Set());
  }

  /** The schemas that have, in the new document, a property which one of their parts has lost. */
  heirsOf(name: string, { kind, path }: Found): string[] {
    if (kind !== "property-removed") return [];
    const wholes = (["request", "response"] as const).flatMap((direction) => this.#usedWholes(name, direction));
    return [...new Set(wholes.map(([, whole]) => whole))].filter((whole) =>
      this.#after.shapeOf(this.#after.referenceTo(whole)).object?.properties.has(path),
    );
  }

  #isShown([name, newName]: Pair, found: Found, direction: OneWay, seen: Set<string>): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    const [before, after] = this.#usages;
    if (before.asValues[direction].has(name) || after.asValues[direction].has(newName)) return true;
    const wholes = this.#usedWholes(name, direction);
    if (wholes.length === 0) return true;
    return wholes.some(
      (whole) => this.#differ.showsPart(whole, found, direction) && this.#isShown(whole, found, direction, seen),
    );
  }

  #usedWholes(name: string, direction: OneWay): Pair[] {
    const [before, after] = this.#usages;
    const wholes = this.#wholes.get(name) ?? [];
    return wholes.filter(([old, next]) => before[direction].has(old) && after[direction].has(next));
  }
}

import { hashText, mixHash } from "./hash.js";

/**
 * Where a value stands: all that it is made from besides its blueprint. Two places are alike only if seed, path and
 * ordinal are, so a value depends on nothing that is made before it or beside it.
 */
export interface Place {
  readonly seed: number;
  /** Hash of the seed and the path: the factory's schema, then property names. Items of a list share a path. */
  readonly path: number;
  /** The path of the object that the value belongs to. */
  readonly owner: number;
  /** Number of the build, from 0; items of a list have ordinals of their own. */
  readonly ordinal: number;
  /** Position in the list that holds the value directly, else 0. */
  readonly index: number;
  /** The schemas around the value that can hold themselves, from the inside; outermost the factory's own schema. */
  readonly within: Surroundings;
}

export interface Surroundings {
  readonly schema: string;
  /** How many schemas are around this one. */
  readonly depth: number;
  readonly within?: Surroundings;
}

/** Where a factory's own value stands. */
export function rootPlace(seed: number, schema: string, ordinal: number): Place {
  const path = mixHash(seed, hashText(schema));
  return { seed, path, owner: path, ordinal, index: 0, within: { schema, depth: 0 } };
}

/** Where a property stands in the object at a place. */
export function propertyPlace({ seed, path, ordinal, within }: Place, nameHash: number): Place {
  return { seed, path: mixHash(path, nameHash), owner: path, ordinal, index: 0, within };
}

/** A prime above the length of any list in a test, so that no two items of some thousand lists share an ordinal. */
const LIST_STRIDE = 10_007;

/** Where an item stands in the list at a place. */
export function itemPlace(place: Place, index: number): Place {
  return { ...place, ordinal: (Math.imul(place.ordinal, LIST_STRIDE) + index) >>> 0, index };
}

/** The same place, seen from inside a schema. */
export function placeWithin(place: Place, schema: string): Place {
  return { ...place, within: { schema, depth: place.within.depth + 1, within: place.within } };
}

/** Whether a place is inside a schema already. */
export function isWithin({ within }: Place, schema: string): boolean {
  for (let around: Surroundings | undefined = within; around !== undefined; around = around.within) {
    if (around.schema === schema) return true;
  }
  return false;
}

/** The hash that a value at a place is made from; `purpose` tells several values of one place apart. */
export function hashAt({ path, ordinal }: Place, purpose = ""): number {
  const hash = mixHash(path, ordinal);
  return purpose === "" ? hash : mixHash(hash, hashText(purpose));
}

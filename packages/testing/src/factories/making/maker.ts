import type { Place } from "../values/place.js";

/** Makes the values of one blueprint. */
export interface Maker {
  /** One value; `given` are the overrides, undefined for none. */
  make(place: Place, given: unknown): unknown;
  /** Whether a value at the place has to hold a schema that it stands in already, and so could have no end. */
  recurses(place: Place): boolean;
  /** How well overrides fit: the more the better, below 0 if they can't be of this form. */
  fits(given: unknown): number;
}

/** Finds the makers of other schemas; nothing is planned before it is needed. */
export interface MakerLookup {
  /** @throws {Error} for a schema that there is no blueprint of. */
  makerOf(schema: string): Maker;
}

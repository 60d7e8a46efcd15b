import type { Overrides } from "./overrides.js";

/**
 * Builds the values of one schema: valid against it, and against the rules of the service. Factories don't change;
 * what `params` and the traits answer is another factory, which counts its builds together with the first one.
 */
export interface Factory<Value> {
  /**
   * Builds one value. Equal seeds give equal values for the first, the second, ... build of a schema.
   *
   * @param overrides taken over as they are, even if they break a rule; the rest is completed so that it fits them.
   */
  build(overrides?: Overrides<Value>): Value;
  /**
   * Builds several values, each with ids and addresses of its own.
   *
   * @throws {RangeError} for a count that isn't a whole number from 0.
   */
  buildList(count: number, overrides?: Overrides<Value>): Value[];
  /** A factory with these overrides in every build; those of a build come on top. */
  params(overrides: Overrides<Value>): this;
}

/** Names that no trait can have. */
export const FACTORY_MEMBERS = ["build", "buildList", "params", "constructor"];

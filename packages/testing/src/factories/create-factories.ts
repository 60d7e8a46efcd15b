import type { Factories } from "../generated/factories.js";
import { blueprints, factorySchemas } from "../generated/factory-blueprints.js";
import { FactoryWorkshop } from "./factory-set.js";

/** How a set of factories builds; every member has a default. */
export interface CreateFactoriesOptions {
  /** Equal seeds give equal values; 1 if left out. A whole number. */
  readonly seed?: number;
}

/** A factory for each schema of the API, by the schema's name in camel case. */
export interface FactoriesWithReset extends Factories {
  /** Starts counting anew: the next build of each schema is the first one again. */
  resetSequences(): void;
}

const workshop = new FactoryWorkshop(blueprints, factorySchemas);

/**
 * Makes a set of factories with a seed and with sequences of its own, so that a test doesn't depend on what other
 * tests have built.
 *
 * @example
 * const { inviteeResource } = createFactories({ seed: 7 });
 * const coHost = inviteeResource.coHost().build({ firstName: "Mei" });
 *
 * @throws {RangeError} for a seed that isn't a whole number.
 */
export function createFactories({ seed = 1 }: CreateFactoriesOptions = {}): FactoriesWithReset {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`createFactories: the seed is a whole number, such as 7; received ${String(seed)}`);
  }
  const { factories, resetSequences } = workshop.createSet(seed);
  // The types are generated together with the blueprints that the factories are made from.
  return { ...factories, resetSequences } as unknown as FactoriesWithReset;
}

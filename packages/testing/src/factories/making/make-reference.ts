import type { ReferenceBlueprint } from "../blueprint.js";
import { isWithin, placeWithin } from "../values/place.js";
import type { Maker, MakerLookup } from "./maker.js";

/** With so many schemas around it that can hold themselves, another one is only built where it has to be. */
const DEEP_ENOUGH = 2;
/** Forms are chosen so that they end: what is still going on here requires itself. */
const ENDLESS = 100;

/** Values of another schema. Inside itself a schema is built only where it is required or given. */
export function createReferenceMaker({ schema, cyclic }: ReferenceBlueprint, lookup: MakerLookup): Maker {
  const fits = (given: unknown) => lookup.makerOf(schema).fits(given);
  if (!cyclic) {
    return { make: (place, given) => lookup.makerOf(schema).make(place, given), recurses: () => false, fits };
  }
  return {
    make: (place, given) => {
      if (given === undefined && place.within.depth > ENDLESS) {
        throw new Error(`The schema ${schema} requires itself without end, so no value of it is finite`);
      }
      return lookup.makerOf(schema).make(placeWithin(place, schema), given);
    },
    recurses: (place) => place.within.depth >= DEEP_ENOUGH || isWithin(place, schema),
    fits,
  };
}

import type { UnionBlueprint } from "../blueprint.js";
import type { Place } from "../values/place.js";
import type { Maker } from "./maker.js";

/** One of several forms: the one that fits the overrides best; where several do, the items of a list take turns. */
export function createUnionMaker({ shortest = 0 }: UnionBlueprint, branches: readonly Maker[]): Maker {
  const choose = (place: Place, given: unknown): Maker => {
    const fits = branches.map((branch) => branch.fits(given));
    const best = Math.max(...fits);
    const fitting = branches.filter((_, index) => fits[index] === best);
    const hasToEnd = fitting.length === branches.length && fitting.some((branch) => branch.recurses(place));
    return (hasToEnd ? branches[shortest] : fitting[place.index % fitting.length]) as Maker;
  };
  return {
    make: (place, given) => choose(place, given).make(place, given),
    recurses: (place) => branches.every((branch) => branch.recurses(place)),
    fits: (given) => Math.max(...branches.map((branch) => branch.fits(given))),
  };
}

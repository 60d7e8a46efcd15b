import type { ChoiceBlueprint, NumberBlueprint, TextBlueprint } from "../blueprint.js";
import { copyOf, isLeftOpen } from "../overrides.js";
import { fitText } from "../values/fit-text.js";
import { memberAt, numberBelow } from "../values/hash.js";
import { hashAt, type Place } from "../values/place.js";
import { textMakers } from "../values/text-makers.js";
import type { Maker } from "./maker.js";

export function createTextMaker(blueprint: TextBlueprint): Maker {
  const makeText = textMakers[blueprint.make];
  const make = (place: Place) => fitText(makeText(place, blueprint), blueprint);
  return plainMaker(make, (given) => (typeof given === "string" ? 1 : -1));
}

export function createNumberMaker({ from, step, count }: NumberBlueprint): Maker {
  // Twelve digits: 0.1 + 0.2 is 0.3.
  const make = (place: Place) => Number((from + step * numberBelow(hashAt(place), count)).toPrecision(12));
  return plainMaker(make, (given) => (typeof given === "number" ? 1 : -1));
}

export function createChoiceMaker({ values, varied }: ChoiceBlueprint): Maker {
  const types = new Set(values.map((value) => typeof value));
  const make = (place: Place) => copyOf(varied ? memberAt(values, hashAt(place)) : values[place.index % values.length]);
  const otherFit = varied ? 1 : -1;
  return plainMaker(make, (given) => (values.includes(given) ? 2 : types.has(typeof given) ? otherFit : -1));
}

function plainMaker(make: (place: Place) => unknown, fits: (given: unknown) => number): Maker {
  return {
    make: (place, given) => (isLeftOpen(given) ? make(place) : copyOf(given)),
    recurses: () => false,
    fits: (given) => (isLeftOpen(given) ? 0 : fits(given)),
  };
}

import type { ListBlueprint } from "../blueprint.js";
import { copyOf, isLeftOpen } from "../overrides.js";
import { itemPlace, type Place } from "../values/place.js";
import type { Maker } from "./maker.js";

/** Lists: given items replace all others, and each of them is completed. */
export function createListMaker({ length, minItems = 0, unique }: ListBlueprint, items: Maker): Maker {
  const makeItem = (place: Place, index: number) => items.make(itemPlace(place, index), undefined);
  return {
    make: (place, given) => {
      if (Array.isArray(given)) return given.map((item, index) => items.make(itemPlace(place, index), item));
      if (!isLeftOpen(given)) return copyOf(given);
      const count = items.recurses(place) ? minItems : length;
      return unique
        ? differentItems(count, (index) => makeItem(place, index))
        : listOf(count, (index) => makeItem(place, index));
    },
    recurses: (place) => minItems > 0 && items.recurses(place),
    fits: (given) => (isLeftOpen(given) ? 0 : Array.isArray(given) ? 1 : -1),
  };
}

function listOf(count: number, makeItem: (index: number) => unknown): unknown[] {
  return Array.from({ length: count }, (_, index) => makeItem(index));
}

/** Makes more items than needed where some are alike, though not for ever. */
function differentItems(count: number, makeItem: (index: number) => unknown): unknown[] {
  const items = new Map<string, unknown>();
  for (let index = 0; items.size < count && index < 50 * count; index++) {
    const item = makeItem(index);
    items.set(JSON.stringify(item), item);
  }
  return [...items.values()];
}

import { asSent } from "./as-sent.js";
import { isEqual } from "./is-equal.js";
import type { Check, Place } from "./place.js";

/** Bounds the number of items. */
export function listLength(list: readonly unknown[], at: Place, least: number, most = Number.POSITIVE_INFINITY): void {
  const count = list.length;
  if (count < least) at.report(`has ${count} items; expected at least ${least}`);
  if (count > most) at.report(`has ${count} items; expected at most ${most}`);
}

/** Checks every item. */
export function items(list: readonly unknown[], at: Place, check: Check): void {
  for (const [index, item] of list.entries()) check(asSent(item), at.in(index));
}

/** Demands that no two items are equal. */
export function distinctItems(list: readonly unknown[], at: Place): void {
  for (const [index, item] of list.entries()) {
    const first = list.findIndex((other) => isEqual(other, item));
    if (first < index) at.in(index).report(`is equal to item ${first}; expected each item only once`);
  }
}

import { describeValue } from "./describe-value.js";
import { isEqual } from "./is-equal.js";
import type { Place } from "./place.js";

const MOST_NAMED = 20;

/** Demands one of the values of an enum. */
export function oneOfValues(value: unknown, at: Place, allowed: readonly unknown[]): void {
  if (allowed.some((candidate) => isEqual(candidate, value))) return;
  const named = allowed.slice(0, MOST_NAMED).map((candidate) => JSON.stringify(candidate));
  if (allowed.length > named.length) named.push(`... (${allowed.length} in all)`);
  const expected = named.length === 1 ? named[0] : `one of ${named.join(", ")}`;
  at.report(`is ${describeValue(value, at)}; expected ${expected}`);
}

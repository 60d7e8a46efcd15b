import { randomText } from "./random.js";
import type { State } from "./state.js";

/** A UUID of version 4 by the state's random numbers. */
export function newUuid(state: Pick<State, "random">): string {
  const digits = randomText(state, 30, "0123456789abcdef");
  const variant = randomText(state, 1, "89ab");
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    `${variant}${digits.slice(15, 18)}`,
  ];
  return [...parts, digits.slice(18)].join("-");
}

import type { State } from "./state.js";

type RandomState = Pick<State, "random">;

/** A whole number from 0 up to, not including, `limit`. The same seed gives the same numbers (mulberry32). */
export function randomBelow(state: RandomState, limit: number): number {
  state.random = (state.random + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state.random ^ (state.random >>> 15), 1 | state.random);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
}

/** Text of `length` characters out of `alphabet`. */
export function randomText(state: RandomState, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(randomBelow(state, alphabet.length))).join("");
}

export const DIGITS = "0123456789";
/** Letters and digits that nobody mixes up. */
export const PASSWORD_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

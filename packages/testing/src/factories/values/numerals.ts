import { mixHash, numberBelow } from "./hash.js";
import { hashAt, type Place } from "./place.js";

/** Has no factor in common with powers of ten, so that ids repeat only after all others. */
const STEP = 7_919;
/** Digits that count; multiplied by the step, such a number is still exact. */
const COUNTING_DIGITS = 8;

/** An id of digits, in the length and with the first two digits of `like`; another one for every ordinal. */
export function idAt(place: Place, like = "1000000000", minLength = 1, maxLength = 20): string {
  const length = Math.min(Math.max(like.length, minLength), maxLength);
  const counting = Math.min(length, COUNTING_DIGITS);
  const limit = 10 ** counting;
  const number = (numberBelow(place.path, limit) + place.ordinal * STEP) % limit;
  const head = like
    .slice(0, 2)
    .padEnd(length - counting, digits(place.path, length))
    .slice(0, length - counting);
  return head + String(number).padStart(counting, "0");
}

/** The id of the account: one for each seed, since test data is about one company. */
export function accountIdAt({ seed }: Place, like = "4400000000"): string {
  return like.slice(0, 2) + digits(mixHash(seed, 1), Math.max(like.length - 2, 1));
}

/** A UUID of version 4, by its form. */
export function uuidAt(place: Place): string {
  const hash = hashAt(place);
  const hex = [1, 2, 3, 4].map((part) => mixHash(hash, part).toString(16).padStart(8, "0")).join("");
  const variant = "89ab".charAt(hash % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function digits(hash: number, length: number): string {
  let text = "";
  for (let part = 0; text.length < length; part++) text += String(mixHash(hash, part) % 1_000_000).padStart(6, "0");
  return text.slice(0, length);
}

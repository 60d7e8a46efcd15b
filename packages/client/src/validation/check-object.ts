import { asSent } from "./as-sent.js";
import type { JsonObject } from "./check-type.js";
import type { Check, Place } from "./place.js";

/** A property that is undefined isn't sent: it counts as missing. */
function isSent(object: JsonObject, name: string): boolean {
  return Object.hasOwn(object, name) && object[name] !== undefined;
}

/** Demands properties. */
export function required(object: JsonObject, at: Place, names: readonly string[]): void {
  for (const name of names) if (!isSent(object, name)) at.in(name).report("is required and missing");
}

/** Checks the value of a property, if it is there. */
export function property(object: JsonObject, name: string, at: Place, check: Check): void {
  if (!isSent(object, name)) return;
  at.isBegun = true;
  check(asSent(object[name]), at.in(name));
}

/** Checks the values of all properties but the known ones. */
export function otherProperties(object: JsonObject, at: Place, known: readonly string[], check: Check): void {
  for (const name of Object.keys(object)) if (!known.includes(name)) property(object, name, at, check);
}

/** Refuses all properties but the known ones. */
export function noOtherProperties(object: JsonObject, at: Place, known: readonly string[]): void {
  const expected = known.length > 0 ? `expected only ${known.join(", ")}` : "expected no properties";
  otherProperties(object, at, known, (_value, place) => place.report(`is unknown; ${expected}`));
}

/** Bounds the number of properties. */
export function propertyCount(object: JsonObject, at: Place, least: number, most = Number.POSITIVE_INFINITY): void {
  const count = Object.keys(object).filter((name) => isSent(object, name)).length;
  if (count < least) at.report(`has ${count} properties; expected at least ${least}`);
  if (count > most) at.report(`has ${count} properties; expected at most ${most}`);
}

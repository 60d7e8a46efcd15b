import { describeKind, describeValue } from "./describe-value.js";
import type { Place } from "./place.js";

/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object as JSON has it; says nothing. */
export function hasProperties(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Each of these says whether a value is of a type, and reports it when it isn't. */
export function isObject(value: unknown, at: Place): value is JsonObject {
  return hasProperties(value) || refuseKind(value, at, "an object");
}

export function isList(value: unknown, at: Place): value is readonly unknown[] {
  return Array.isArray(value) || refuseKind(value, at, "a list");
}

export function isText(value: unknown, at: Place): value is string {
  return typeof value === "string" || refuseKind(value, at, "a string");
}

export function isBoolean(value: unknown, at: Place): value is boolean {
  return typeof value === "boolean" || refuseKind(value, at, "true or false");
}

export function isNumber(value: unknown, at: Place): value is number {
  return Number.isFinite(value) || refuseNumber(value, at, "a number");
}

export function isInteger(value: unknown, at: Place): value is number {
  return Number.isInteger(value) || refuseNumber(value, at, "a whole number");
}

/** Reports a property that the service sets. */
export function neverSent(_value: unknown, at: Place): void {
  at.report("is read-only: the service sets it, so it can't be sent");
}

/** How the message about a property begins that may not be given beside others. */
export const EXCLUDED = "can't be given here";

/** Reports a property that may not be given here, and why. */
export function excluded(_value: unknown, at: Place, reason: string): void {
  at.report(`${EXCLUDED}${reason && `: ${reason}`}`);
}

function refuseKind(value: unknown, at: Place, expected: string): false {
  at.report(`is ${describeKind(value)}; expected ${expected}`);
  return false;
}

function refuseNumber(value: unknown, at: Place, expected: string): false {
  at.report(`is ${typeof value === "number" ? describeValue(value, at) : describeKind(value)}; expected ${expected}`);
  return false;
}

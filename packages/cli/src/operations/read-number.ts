import { UsageError } from "../failures/usage-error.js";

/** The whole number that a flag gives. @throws {UsageError} for anything else. */
export function readNumber(flag: string, text: string, minimum: number, maximum: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new UsageError(`${flag} takes a whole number from ${minimum} to ${maximum}, received ${JSON.stringify(text)}`);
}

import { InvalidRequestError } from "@rcw/client";

/**
 * What all keys of an account begin with. What is in braces decides on the slot in a cluster: one for all of them.
 *
 * @throws {InvalidRequestError} for a name that can't be part of a key.
 */
export function keyPrefix(name: string): string {
  if (typeof name === "string" && /^[\w.:@-]{1,100}$/.test(name)) return `rcw:{${name}}:`;
  throw new InvalidRequestError(
    "name can't be part of a key; expected 1 to 100 letters, digits and _ . : @ -, such as my-app:user-1; no secret: " +
      "keys can be read by whoever can read Redis",
    { parameterName: "name" },
  );
}

/** @throws {InvalidRequestError} for what isn't a number of milliseconds above 0. */
export function checkDurations(durations: Readonly<Record<string, number>>): void {
  for (const [parameterName, value] of Object.entries(durations)) {
    if (typeof value === "number" && value > 0) continue;
    throw new InvalidRequestError(`${parameterName} is ${String(value)}; expected a number above 0`, { parameterName });
  }
}

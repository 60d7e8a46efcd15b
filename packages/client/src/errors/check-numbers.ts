import { refuse } from "./refuse.js";

/**
 * Holds a group of options against what they may be.
 * @throws {InvalidRequestError} for one that doesn't exist, or isn't a number from 0.
 */
export function checkNumbers(group: string, options: object, known: readonly string[], operationId?: string): void {
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) throw refuse(`${group}.${name}`, "doesn't exist", known.join(", "), operationId);
    if (value !== undefined && (typeof value !== "number" || !(value >= 0)))
      throw refuse(`${group}.${name}`, `is ${value}`, "a number from 0", operationId);
  }
}

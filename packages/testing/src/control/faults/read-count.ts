import type { FaultCount } from "./fault.js";
import { faultError, show } from "./fault-error.js";

/** Which of the requests that fit a fault hits. */
export interface Count {
  /** How many requests it can hit. */
  readonly times: number;
  /** Whether it hits a request: the how manyth that fits, and how many it has hit. */
  isDue(matches: number, hits: number): boolean;
}

/** @throws {TypeError} for numbers that count nothing. */
export function readCount({ nth, times }: FaultCount): Count {
  if (nth !== undefined && times !== undefined) throw faultError("give nth or times, not both");
  if (nth !== undefined) {
    if (!isCount(nth)) throw faultError(`nth is a whole number from 1, received ${show(nth)}`);
    return { times: 1, isDue: (matches) => matches === nth };
  }
  const limit = times ?? 1;
  if (limit !== Number.POSITIVE_INFINITY && !isCount(limit)) {
    throw faultError(`times is a whole number from 1, or Infinity, received ${show(times)}`);
  }
  return { times: limit, isDue: (_matches, hits) => hits < limit };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

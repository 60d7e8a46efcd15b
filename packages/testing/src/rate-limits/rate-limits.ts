import { operationTable } from "@rcw/types";
import { checkNames } from "../check-names.js";
import { WINDOW_SECONDS } from "./rate-limit-window.js";

/** Calls per 60 seconds that the service allows by default, for each user, app and group. */
export const DEFAULT_RATE_LIMITS = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 } as const;

/** Calls that a window of so many seconds allows. The penalty for one more is as long as the window. */
export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Other limits than the default ones, by group: calls in the service's window of 60 seconds, or a limit with a window of its
 * own, so that a test in real time needn't wait a minute. `false` takes a group's limit away.
 */
export type RateLimitOptions = Readonly<Record<string, number | RateLimit | false>>;

/** Limits by group; a group without one isn't limited. */
export type RateLimits = Readonly<Record<string, RateLimit>>;

/**
 * Default limits with what an option changes; `false` is no limits at all.
 *
 * @throws {TypeError} for a group that no operation has; {RangeError} for a limit that isn't a whole number from 1.
 */
export function readRateLimits(option: RateLimitOptions | boolean = true): RateLimits {
  if (option === false) return {};
  const changed = option === true ? {} : option;
  for (const [group, limit] of Object.entries(changed)) checkLimit(group, limit);
  const limits = Object.entries<number | RateLimit | false>({ ...DEFAULT_RATE_LIMITS, ...changed });
  return Object.fromEntries(
    limits.flatMap(([group, limit]) => {
      if (limit === false) return [];
      return [[group, typeof limit === "number" ? { limit, windowSeconds: WINDOW_SECONDS } : { ...limit }]];
    }),
  );
}

function checkLimit(group: string, given: number | RateLimit | false): void {
  const groups = new Set(Object.keys(DEFAULT_RATE_LIMITS));
  for (const { rateLimitGroup } of Object.values(operationTable)) if (rateLimitGroup) groups.add(rateLimitGroup);
  if (!groups.has(group)) {
    throw new TypeError(
      `createFakeWebinarApi: there is no rate-limit group "${group}". There are: ${[...groups].join(", ")}`,
    );
  }
  if (given === false || isCount(given)) return;
  if (typeof given === "object" && given !== null) {
    checkNames(`createFakeWebinarApi: rateLimits.${group}`, given, ["limit", "windowSeconds"]);
    if (isCount(given.limit) && isCount(given.windowSeconds)) return;
  }
  throw new RangeError(
    `createFakeWebinarApi: rateLimits.${group} is a whole number of calls from 1, { limit: 10, windowSeconds: 2 }, or ` +
      `false for no limit, received ${JSON.stringify(given)}`,
  );
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;

import { operationTable } from "@rcw/types";

/** Calls per 60 seconds that the service allows by default, for each user, app and group. */
export const DEFAULT_RATE_LIMITS = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 } as const;

/** Other limits than the default ones, by group; `false` takes a group's limit away. */
export type RateLimitOptions = Readonly<Record<string, number | false>>;

/** Limits by group; a group without one isn't limited. */
export type RateLimits = Readonly<Record<string, number>>;

/**
 * Default limits with what an option changes; `false` is no limits at all.
 *
 * @throws {TypeError} for a group that no operation has; {RangeError} for a limit that isn't a whole number from 1.
 */
export function readRateLimits(option: RateLimitOptions | boolean = true): RateLimits {
  if (option === false) return {};
  const changed = option === true ? {} : option;
  for (const [group, limit] of Object.entries(changed)) checkLimit(group, limit);
  const limits = Object.entries<number | false>({ ...DEFAULT_RATE_LIMITS, ...changed });
  return Object.fromEntries(limits.filter((entry): entry is [string, number] => entry[1] !== false));
}

function checkLimit(group: string, limit: number | false): void {
  const groups = new Set(Object.keys(DEFAULT_RATE_LIMITS));
  for (const { rateLimitGroup } of Object.values(operationTable)) if (rateLimitGroup) groups.add(rateLimitGroup);
  if (!groups.has(group)) {
    throw new TypeError(
      `createFakeWebinarApi: there is no rate-limit group "${group}". There are: ${[...groups].join(", ")}`,
    );
  }
  if (limit === false || (Number.isSafeInteger(limit) && limit > 0)) return;
  throw new RangeError(
    `createFakeWebinarApi: rateLimits.${group} is a whole number of calls from 1, or false for no limit, ` +
      `received ${JSON.stringify(limit)}`,
  );
}

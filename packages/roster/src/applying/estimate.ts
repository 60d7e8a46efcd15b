import type { RosterClient } from "../client.js";

/** Group of the calls that a roster makes, by `rcwConfigUpdateInvitees`. */
const GROUP = "Heavy";

/**
 * When so many calls will have been answered, in milliseconds from now; undefined when nothing is known yet.
 *
 * @param meanMs how long a call took on average, its wait included.
 */
export function estimateMs(rcw: RosterClient, calls: number, meanMs: number | undefined): number | undefined {
  const state = rcw.rateLimits?.().find(({ group }) => group === GROUP);
  if (state === undefined || state.limit === Number.POSITIVE_INFINITY) {
    return meanMs === undefined ? undefined : calls * meanMs;
  }
  const { limit, windowMs, remaining, waitMs } = state;
  if (calls <= remaining) return waitMs;
  return Math.max(waitMs, Math.ceil((calls - remaining) / limit) * windowMs);
}

import { rateExceeded } from "../engine/refusal.js";
import type { World } from "../state/world.js";
import { countRequest } from "./rate-limit-window.js";

/** On whose account a request is counted. */
export interface CountedCaller {
  readonly userId: string;
  readonly clientId: string;
}

/**
 * Counts a request in its group's window and puts the `X-Rate-Limit-` headers on its answer. A group without a limit
 * isn't counted and gives no headers.
 *
 * @throws {Refusal} 429 `CMN-301` with Retry-After over the limit and during the penalty, which begins anew each time.
 */
export function limitRate(
  world: World,
  { userId, clientId }: CountedCaller,
  group: string | undefined,
  headers: Headers,
): void {
  const rate = group === undefined ? undefined : world.rateLimits[group];
  if (group === undefined || rate === undefined) return;
  const { rateLimitWindows } = world.state;
  const key = JSON.stringify([userId, clientId, group]);
  const { window, isRefused } = countRequest(rateLimitWindows.get(key), rate, world.clock.now());
  const { limit, windowSeconds } = rate;
  rateLimitWindows.set(key, window);
  headers.set("X-Rate-Limit-Group", group);
  headers.set("X-Rate-Limit-Limit", String(limit));
  headers.set("X-Rate-Limit-Remaining", String(isRefused ? 0 : limit - window.count));
  headers.set("X-Rate-Limit-Window", String(windowSeconds));
  if (isRefused) throw rateExceeded(group, limit, windowSeconds, windowSeconds);
}

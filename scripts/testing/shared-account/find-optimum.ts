import { countRequest, type RateLimitWindow } from "../../../packages/testing/src/rate-limits/rate-limit-window.js";

/**
 * When the last of many calls could be answered at the earliest, in milliseconds: by one who knows the state of the
 * service and sends whenever it would accept, with no time on the way. `neighbourTimesMs` are others' requests, which
 * count and may be refused; each that is begins the penalty anew.
 */
export function findOptimum(calls: number, limit: number, neighbourTimesMs: readonly number[] = []): number {
  const others = [...neighbourTimesMs];
  let window: RateLimitWindow | undefined;
  let nowMs = 0;
  for (let left = calls; ; ) {
    while (others[0] !== undefined && others[0] <= nowMs) {
      window = countRequest(window, { limit, windowSeconds: 60 }, others.shift() ?? 0).window;
    }
    const closedUntilMs = closedUntil(window, limit);
    if (closedUntilMs <= nowMs) {
      window = countRequest(window, { limit, windowSeconds: 60 }, nowMs).window;
      left -= 1;
      if (left === 0) return nowMs;
    } else {
      nowMs = Math.min(closedUntilMs, others[0] ?? closedUntilMs);
    }
  }
}

function closedUntil(window: RateLimitWindow | undefined, limit: number): number {
  if (window?.penaltyEndTimeMs !== undefined) return window.penaltyEndTimeMs;
  return window && window.count >= limit ? window.endTimeMs : 0;
}

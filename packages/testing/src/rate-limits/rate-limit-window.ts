import type { RateLimit } from "./rate-limits.js";

/** Length of a window in seconds where nothing else is said: `X-Rate-Limit-Window`. */
export const WINDOW_SECONDS = 60;

/** How far one user has got with one app in one group. A window opens with its first request. */
export interface RateLimitWindow {
  readonly endTimeMs: number;
  readonly count: number;
  /** While this time hasn't come every request is refused, and moves it away. */
  readonly penaltyEndTimeMs?: number;
}

/** A window after one more request; `isRefused` says what became of the request. */
export interface CountedRequest {
  readonly window: RateLimitWindow;
  readonly isRefused: boolean;
}

/**
 * Counts one request. A request over the limit costs a penalty of a window's length: documents say 30 to 60 seconds, and a
 * whole window never lets a client that runs into the limit get further than one that waits. A penalty outlasts its
 * window; when it is over a new window opens.
 */
export function countRequest(
  window: RateLimitWindow | undefined,
  { limit, windowSeconds }: RateLimit,
  nowMs: number,
): CountedRequest {
  const isInPenalty = window?.penaltyEndTimeMs !== undefined && nowMs < window.penaltyEndTimeMs;
  const isOpen = window?.penaltyEndTimeMs === undefined && window !== undefined && nowMs < window.endTimeMs;
  if (isInPenalty || (isOpen && window.count >= limit)) {
    return { window: { ...window, penaltyEndTimeMs: nowMs + windowSeconds * 1000 }, isRefused: true };
  }
  const next = isOpen ? { ...window, count: window.count + 1 } : { endTimeMs: nowMs + windowSeconds * 1000, count: 1 };
  return { window: next, isRefused: false };
}

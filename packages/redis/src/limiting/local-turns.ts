import { createRateLimiter, type RateLimiter, type RateLimitState, type TurnResult } from "@rcw/client";

/** The limiter of this process alone, for the time in which Redis is away. */
export function createLocalLimiter(known: Iterable<RateLimitState>, maxWaitMs: number, maxQueued: number): RateLimiter {
  const limiter = createRateLimiter({ maxWaitMs, maxQueued });
  for (const state of known) feed(limiter, state);
  return limiter;
}

/** Tells a limiter what was known of a group, as an answer would have told it. */
function feed(limiter: RateLimiter, { group, limit, windowMs, remaining, waitMs }: RateLimitState): void {
  if (limit === Number.POSITIVE_INFINITY) return;
  const snapshot = { group, limit, remaining, windowSeconds: windowMs / 1000 };
  const result: TurnResult =
    remaining > 0
      ? { group, status: 200, snapshot }
      : { group, status: 429, snapshot, retryAfterMs: Math.max(1, waitMs) };
  // A limiter that knows nothing yet lets the first call leave at once.
  void limiter.take({ group, operationId: undefined, isRepeat: false, signal: undefined });
  void limiter.settle(result);
}

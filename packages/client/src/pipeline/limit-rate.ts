import type { Clock } from "../clock.js";
import type { RateLimiter, TurnResult } from "../rate-limits/rate-limiter.js";
import { readRetryAfter } from "../rate-limits/retry-after.js";
import type { Stage } from "./call.js";
import { abortErrorOf } from "./time-out.js";

/**
 * Lets each attempt wait for its turn in its rate-limit group. The group is the one that the service named last for the
 * operation, before that the one of the API description.
 */
export function limitRate(limiter: RateLimiter, clock: Clock): Stage {
  const named = new Map<string, string>();
  return async (call, next) => {
    const { operation, signal, attempt } = call;
    const { operationId, path } = operation;
    const key = operationId ?? path;
    const group = named.get(key) ?? operation.group ?? "";
    try {
      await limiter.take({ group, operationId, isRepeat: attempt > 1, signal });
    } catch (error) {
      throw signal?.aborted ? abortErrorOf(call, attempt - 1) : error;
    }
    let result: TurnResult = { group };
    try {
      const answer = await next(call);
      const { status, headers } = answer.response;
      const snapshot = answer.rateLimit;
      if (snapshot && snapshot.group !== group) named.set(key, snapshot.group);
      result = { group, status, snapshot, retryAfterMs: readRetryAfter(headers, clock.now()) };
      return answer;
    } finally {
      limiter.settle(result);
    }
  };
}

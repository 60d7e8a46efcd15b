import { readRetryAfter } from "../answer-headers/retry-after.js";
import type { RateLimiter } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import { waitFor } from "../time/wait-for.js";
import type { Stage } from "./call.js";
import { quietly } from "./observe.js";
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
    const groupNow = () => named.get(key) ?? operation.group ?? "";
    const take = (group: string, isRepeat: boolean) =>
      waitFor(
        () => limiter.take({ group, operationId, isRepeat, signal }),
        signal,
        () => abortErrorOf(call, attempt - 1),
      );
    let group = groupNow();
    await take(group, attempt > 1);
    while (group !== groupNow()) {
      // While it waited, the service has given the operation to another group: its turn there comes first.
      quietly(() => limiter.settle({ group, isUnsent: true }));
      group = groupNow();
      await take(group, true);
    }
    // An attempt may fail after the head of its answer has told what the limiter must know, such as a penalty.
    try {
      return await next(call);
    } finally {
      const { isSent, head, rateLimit: snapshot } = call.progress;
      if (snapshot && snapshot.group !== group) named.set(key, snapshot.group);
      const retryAfterMs = head && readRetryAfter(head.headers, clock.now());
      quietly(() =>
        limiter.settle(head ? { group, status: head.status, snapshot, retryAfterMs } : { group, isUnsent: !isSent }),
      );
    }
  };
}

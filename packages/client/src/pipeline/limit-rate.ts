import { readRetryAfter } from "../answer-headers/retry-after.js";
import type { Call, Stage } from "../call/call.js";
import { matchOperation } from "../operations/match-operation.js";
import type { RateLimiter } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import { quietly } from "./observe.js";
import { abortErrorOf } from "./time-out.js";

/**
 * Lets each attempt wait for its turn in its rate-limit group. The group is the one that the service named last for the
 * operation, before that the one of the API description. A raw call has the operation that its path is meant for; all
 * those to paths that the description doesn't have share one group, the one that the service named last for any of them.
 */
export function limitRate(limiter: RateLimiter, clock: Clock): Stage {
  const named = new Map<string, string>();
  return async (call, next) => {
    const { operationId = "", group: usual = "" } = call.operation.operationId
      ? call.operation
      : (matchOperation(call.operation) ?? {});
    const groupNow = () => named.get(operationId) ?? usual;
    let group = groupNow();
    const startMs = clock.now();
    await takeTurn(limiter, call, { group, operationId, isRepeat: call.attempt > 1 });
    while (group !== groupNow()) {
      // While it waited, the service has given the operation to another group: its turn there comes first.
      giveBack(limiter, group);
      group = groupNow();
      await takeTurn(limiter, call, { group, operationId, isRepeat: true });
    }
    if (call.watcher) quietly(() => call.watcher?.onTurn({ group, waitedMs: clock.now() - startMs }));
    // An attempt may fail after the head of its answer has told what the limiter must know, such as a penalty.
    try {
      return await next(call);
    } finally {
      const { isSent, head, rateLimit: snapshot } = call.progress;
      if (snapshot && snapshot.group !== group) named.set(operationId, snapshot.group);
      const retryAfterMs = head && readRetryAfter(head.headers, clock.now());
      quietly(() =>
        limiter.settle(head ? { group, status: head.status, snapshot, retryAfterMs } : { group, isUnsent: !isSent }),
      );
    }
  };
}

/** Waits for a turn. One that comes when the caller has gone, since a limiter needn't listen, is given back. */
function takeTurn(
  limiter: RateLimiter,
  call: Call,
  { operationId, ...turn }: { group: string; operationId: string; isRepeat: boolean },
): Promise<void> {
  const { signal, attempt } = call;
  const take = async () => limiter.take({ ...turn, operationId: operationId || undefined, signal });
  if (!signal) return take();
  return new Promise((resolve, reject) => {
    const end = () => reject(abortErrorOf(call, attempt - 1));
    if (signal.aborted) return end();
    signal.addEventListener("abort", end);
    const leave = () => signal.removeEventListener("abort", end);
    take().then(
      () => {
        leave();
        if (signal.aborted) giveBack(limiter, turn.group);
        resolve();
      },
      (error) => {
        leave();
        reject(error);
      },
    );
  });
}

/** Tells the limiter that nothing was sent in a turn. */
function giveBack(limiter: RateLimiter, group: string): void {
  quietly(() => limiter.settle({ group, isUnsent: true }));
}

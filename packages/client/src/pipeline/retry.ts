import { readRetryAfter } from "../answer-headers/retry-after.js";
import type { Answer, Call, Stage } from "../call/call.js";
import { ConnectionError } from "../errors/connection-error.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import type { RcwError } from "../errors/rcw-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { isSafeToRepeat, type Operation } from "../operations/operation.js";
import type { Hooks } from "../options/hooks.js";
import type { RetryOptions } from "../options/retry-options.js";
import { readRetryOptions } from "../options/retry-options.js";
import { PENALTY_MS } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import { sleep } from "../time/sleep.js";
import { discard } from "./discard.js";
import { isServiceError } from "./is-service-error.js";
import { describeAttempt, quietly, tell } from "./observe.js";
import { abortErrorOf } from "./time-out.js";

/** Where the retry stage takes time and chance from, and whom it tells. */
export interface RetryContext {
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether a limiter holds the group back after a 429, so that this stage needn't wait. */
  readonly isLimited: boolean;
  readonly hooks?: Hooks | undefined;
}

/**
 * Sends a request again after a failure that another attempt may mend: what the service hasn't processed (429, 503 with
 * `Retry-After`, no connection made) always; what it may have processed (a lost connection, a time-out, 408, 500, 502,
 * 503, 504) only where sending it twice does no harm. `shouldRetry` may decide otherwise.
 */
export function retry(defaults: RetryOptions | false, { clock, random, isLimited, hooks }: RetryContext): Stage {
  return async (call, next) => {
    const { maxRepeats, baseDelayMs, maxDelayMs, maxWaitMs, shouldRetry } = readRetryOptions(
      defaults,
      call.options.retry,
    );
    let { attempt } = call;
    let waitedMs = 0;
    let isAmbiguous = false;
    let previous: Answer | RcwError | undefined;
    let repeats = 0;
    for (;;) {
      let isStuck = false;
      const tried = previous ? { ...call, attempt, progress: { isSent: false } } : call;
      const outcome = await next(tried).catch((error) => {
        if (!previous || !(error instanceof RateLimitWaitError)) return returnLost(error);
        // A repeat that finds no turn in time leaves it at what came before.
        isStuck = true;
        return previous;
      });
      const isAnswer = "response" in outcome;
      if (isAnswer && isAmbiguous && isGone(outcome)) return { ...outcome, isDone: true };
      const failure = isStuck ? undefined : decide(tried, outcome, clock.now(), shouldRetry);
      const delayMs = failure?.delayMs ?? random() * Math.min(maxDelayMs, baseDelayMs * 2 ** repeats);
      waitedMs += delayMs;
      // What a 429 refuses was never processed: it uses up no repeat, and the wait budget is its bound.
      const isRefused = isAnswer && outcome.response.status === 429;
      const isOver = isRefused ? maxRepeats === 0 : repeats >= maxRepeats;
      const isLate = clock.now() + delayMs > (call.deadlineAtMs ?? Infinity);
      if (!failure || isOver || isLate || waitedMs > maxWaitMs) {
        if (isAnswer) return outcome;
        throw outcome;
      }
      isAmbiguous ||= failure.isAmbiguous && tried.progress.isSent;
      attempt = isAnswer ? outcome.call.attempt : outcome.attempts;
      const reason = isAnswer ? outcome.response.status : outcome;
      tell(hooks, "onRetry", { ...describeAttempt({ ...call, attempt }), delayMs, reason });
      if (isAnswer) discard(outcome);
      previous = outcome;
      if (!isRefused) repeats += 1;
      const isHeldBack = isRefused && isLimited;
      if (call.watcher) quietly(() => call.watcher?.onRetry({ attempt, delayMs, reason, isHeldBack }));
      if (!isHeldBack) await sleep(clock, delayMs, call.signal, () => abortErrorOf(call, attempt));
      attempt += 1;
    }
  };
}

/** Whether the service itself says that what was to be deleted isn't there; a proxy's 404 says nothing of it. */
function isGone({ call, response, body }: Answer): boolean {
  return response.status === 404 && call.operation.httpMethod === "DELETE" && isServiceError(body);
}

/** What a 429 costs of the wait budget at least, so that parts of a second don't make thousands of requests. */
const MIN_PENALTY_MS = 1000;

interface Failure {
  /** What the service asks for; undefined leaves it to the back-off. */
  readonly delayMs: number | undefined;
  /** Whether the service may have done what it was asked for. */
  readonly isAmbiguous: boolean;
}

/** A failure after which the request is sent again; undefined for everything else. */
function decide(
  call: Call,
  outcome: Answer | RcwError,
  nowMs: number,
  shouldRetry: RetryOptions["shouldRetry"],
): Failure | undefined {
  const failure = judge(call.operation, outcome, nowMs);
  const isAnswer = "response" in outcome;
  if (!shouldRetry || (isAnswer && outcome.response.ok)) return failure;
  const decision = shouldRetry({
    operationId: call.operation.operationId,
    httpMethod: call.operation.httpMethod,
    attempt: isAnswer ? outcome.call.attempt : outcome.attempts,
    status: isAnswer ? outcome.response.status : undefined,
    error: isAnswer ? undefined : outcome,
    isSent: call.progress.isSent,
    isRetried: failure !== undefined,
  });
  if (decision === undefined) return failure;
  return decision ? (failure ?? { delayMs: undefined, isAmbiguous: call.progress.isSent }) : undefined;
}

/** A failure that another attempt may mend; undefined for everything else. */
function judge(operation: Operation, outcome: Answer | RcwError, nowMs: number): Failure | undefined {
  const isSafe = isSafeToRepeat(operation);
  if (!("response" in outcome)) {
    // What never left can't have been processed.
    if (outcome instanceof ConnectionError && outcome.code) return { delayMs: undefined, isAmbiguous: false };
    return isSafe ? { delayMs: undefined, isAmbiguous: true } : undefined;
  }
  const { status, headers } = outcome.response;
  const delayMs = readRetryAfter(headers, nowMs);
  if (status === 429) return { delayMs: Math.max(delayMs || PENALTY_MS, MIN_PENALTY_MS), isAmbiguous: false };
  if (status === 503 && delayMs !== undefined) return { delayMs, isAmbiguous: false };
  return isSafe && [408, 500, 502, 503, 504].includes(status) ? { delayMs, isAmbiguous: true } : undefined;
}

/** Gives the error of an attempt of which nobody knows how far it got; throws any other. */
function returnLost(error: unknown): RcwError {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return error;
  throw error;
}

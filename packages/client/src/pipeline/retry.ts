import { readRetryAfter } from "../answer-headers/retry-after.js";
import { checkNumbers } from "../errors/check-numbers.js";
import { ConnectionError } from "../errors/connection-error.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import type { RcwError } from "../errors/rcw-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { isSafeToRepeat, type Operation } from "../operations/operation.js";
import type { RetryOptions } from "../options/client-options.js";
import type { Hooks } from "../options/hooks.js";
import { PENALTY_MS } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import { sleep } from "../time/sleep.js";
import type { Answer, Stage } from "./call.js";
import { describeAttempt, tell } from "./observe.js";
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
 * `Retry-After`) always; what it may have processed (a lost connection, a time-out, 408, 500, 502, 503, 504) only where
 * sending it twice does no harm.
 */
export function retry(defaults: RetryOptions | false, { clock, random, isLimited, hooks }: RetryContext): Stage {
  return async (call, next) => {
    const { maxRepeats, baseDelayMs, maxDelayMs, maxWaitMs } = readOptions(defaults, call.options.retry);
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
      if (isAnswer && isAmbiguous && outcome.response.status === 404 && call.operation.httpMethod === "DELETE") {
        return { ...outcome, isDone: true };
      }
      const failure = judge(call.operation, outcome, clock.now());
      const delayMs = failure?.delayMs ?? random() * Math.min(maxDelayMs, baseDelayMs * 2 ** repeats);
      waitedMs += delayMs;
      // What a 429 refuses was never processed: it uses up no repeat, and the wait budget is its bound.
      const isRefused = isAnswer && outcome.response.status === 429;
      const isOver = isStuck || (isRefused ? maxRepeats === 0 : repeats >= maxRepeats);
      if (!failure || isOver || waitedMs > maxWaitMs) {
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
      if (!isRefused || !isLimited) await sleep(clock, delayMs, call.signal, () => abortErrorOf(call, attempt));
      attempt += 1;
    }
  };
}

/** Frees the connection of an answer whose body nobody will read. */
export function discard({ response }: Answer): void {
  response.body?.cancel().catch(() => {});
}

/** What a 429 costs of the wait budget at least, so that parts of a second don't make thousands of requests. */
const MIN_PENALTY_MS = 1000;

interface Failure {
  /** What the service asks for; undefined leaves it to the back-off. */
  readonly delayMs: number | undefined;
  /** Whether the service may have done what it was asked for. */
  readonly isAmbiguous: boolean;
}

/** A failure that another attempt may mend; undefined for everything else. */
function judge(operation: Operation, outcome: Answer | RcwError, nowMs: number): Failure | undefined {
  const isSafe = isSafeToRepeat(operation);
  if (!("response" in outcome)) return isSafe ? { delayMs: undefined, isAmbiguous: true } : undefined;
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

const DEFAULTS = { maxRepeats: 3, baseDelayMs: 2000, maxDelayMs: 60_000, maxWaitMs: 120_000 };

/** The call's options go before the client's; `false` counts as never repeating. */
function readOptions(...given: (RetryOptions | false | undefined)[]): typeof DEFAULTS {
  return Object.assign({}, DEFAULTS, ...given.map((options) => (options === false ? { maxRepeats: 0 } : options)));
}

/** @throws {InvalidRequestError} for an option that doesn't exist, or isn't a number from 0. */
export function checkRetry(options: object | false | undefined, operationId?: string): void {
  checkNumbers("retry", options || {}, Object.keys(DEFAULTS), operationId);
}

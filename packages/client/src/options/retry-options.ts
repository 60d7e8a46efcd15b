import { checkNumbers } from "../errors/check-numbers.js";
import { refuse } from "../errors/refuse.js";

/** When and how often a failed request is sent again. */
export interface RetryOptions {
  /** How often a request is sent again at most; a 429 uses up none. Default: 3. */
  maxRepeats?: number | undefined;
  /** Longest back-off before the first repeat, in milliseconds; it doubles with each. Default: 2000. */
  baseDelayMs?: number | undefined;
  /** Longest back-off before any repeat, in milliseconds. Default: 60000. */
  maxDelayMs?: number | undefined;
  /**
   * Longest time of all waits between a call's attempts, in milliseconds; a longer one is handed over as the error. How
   * long it waits for its turn in its rate-limit group is another matter: `rateLimit.maxWaitMs`. Default: 120000.
   */
  maxWaitMs?: number | undefined;
  /**
   * Decides for a failed attempt whether it is sent again: true or false, undefined for what the client would do. The
   * bounds above hold all the same.
   */
  shouldRetry?: ((attempt: FailedAttempt) => boolean | undefined) | undefined;
}

/** An attempt that failed, for `shouldRetry`. */
export interface FailedAttempt {
  /** As in the API description; undefined for a raw call to a path that the description doesn't have. */
  readonly operationId: string | undefined;
  readonly httpMethod: string;
  /** How often the request has been sent, this time included. */
  readonly attempt: number;
  /** Status of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** The error that there was instead of an answer. */
  readonly error: Error | undefined;
  /** Whether the request has left: false where no connection was made. */
  readonly isSent: boolean;
  /** What the client would do. */
  readonly isRetried: boolean;
}

const DEFAULTS = { maxRepeats: 3, baseDelayMs: 2000, maxDelayMs: 60_000, maxWaitMs: 120_000 };

/** What holds for a call: its own options go before the client's; `false` counts as never repeating. */
export function readRetryOptions(
  ...given: (RetryOptions | false | undefined)[]
): typeof DEFAULTS & Pick<RetryOptions, "shouldRetry"> {
  const read: Record<string, unknown> = { ...DEFAULTS };
  for (const options of given) {
    for (const [name, value] of Object.entries(options === false ? { maxRepeats: 0 } : (options ?? {}))) {
      if (value !== undefined) read[name] = value;
    }
  }
  return read as ReturnType<typeof readRetryOptions>;
}

/** @throws {InvalidRequestError} for an option that doesn't exist, or isn't what it should be. */
export function checkRetry(options: unknown, operationId?: string): void {
  if (options === undefined || options === false) return;
  if (typeof options !== "object" || options === null) {
    throw refuse("retry", `is ${options}`, "an object with its options, or false", operationId);
  }
  const { shouldRetry, ...numbers } = options as RetryOptions;
  if (shouldRetry !== undefined && typeof shouldRetry !== "function") {
    throw refuse("retry.shouldRetry", `is ${typeof shouldRetry}`, "a function", operationId);
  }
  checkNumbers("retry", numbers, Object.keys(DEFAULTS), operationId);
}

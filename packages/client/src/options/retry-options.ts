import { checkNumbers } from "../errors/check-numbers.js";
import { refuse } from "../errors/refuse.js";
import type { RetryOptions } from "./client-options.js";

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

import { AbortError } from "../errors/abort-error.js";
import { refuse } from "../errors/refuse.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Clock } from "../time/clock.js";
import { type Call, contextOf, type Stage } from "./call.js";

/** Ends an attempt after `timeoutMs`, or when the caller's signal aborts; leaves no timer and no listener behind. */
export function timeOut(defaultTimeoutMs: number, clock: Clock): Stage {
  return (call, next) =>
    new Promise((resolve, reject) => {
      const { signal, options } = call;
      const { timeoutMs = defaultTimeoutMs } = options;
      if (signal?.aborted) return reject(abortErrorOf(call, call.attempt - 1));
      const controller = new AbortController();
      const leave = () => {
        cancelTimer();
        signal?.removeEventListener("abort", endAborted);
      };
      // Settled here and not by `fetch` alone, since not every one listens to its signal.
      const end = (error: Error) => {
        leave();
        reject(error);
        controller.abort(error);
      };
      const endAborted = () => end(abortErrorOf(call));
      const cancelTimer = clock.schedule(() => end(new TimeoutError(timeoutMs, contextOf(call))), timeoutMs);
      signal?.addEventListener("abort", endAborted);
      next({ ...call, signal: controller.signal })
        .finally(leave)
        .then(resolve, reject);
    });
}

/** The error for a call that its caller's signal has ended after it was sent so many times. */
export function abortErrorOf(call: Call, attempts = call.attempt): AbortError {
  return new AbortError({ ...contextOf(call), attempts, cause: call.signal?.reason });
}

/** @throws {InvalidRequestError} for a time-out that no timer can keep. */
export function checkTimeout(timeoutMs = 1, operationId?: string): void {
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs < 2 ** 31) return;
  throw refuse("timeoutMs", `is ${timeoutMs}`, "above 0 and below 2^31", operationId);
}

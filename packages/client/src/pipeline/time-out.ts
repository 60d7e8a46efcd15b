import type { Clock } from "../clock.js";
import { AbortError } from "../errors/abort-error.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Stage } from "./call.js";

/** Ends an attempt after `timeoutMs`, or when the caller's signal aborts; leaves no timer and no listener behind. */
export function timeOut(defaultTimeoutMs: number, clock: Clock): Stage {
  checkTimeout(defaultTimeoutMs);
  return async (call, next) => {
    const timeoutMs = checkTimeout(call.options.timeoutMs ?? defaultTimeoutMs, call.operation?.operationId);
    const context = { operationId: call.operation?.operationId, attempts: call.attempt };
    const { signal } = call;
    if (signal.aborted) throw new AbortError({ ...context, attempts: call.attempt - 1, cause: signal.reason });

    const controller = new AbortController();
    let isLate = false;
    const endLate = () => {
      isLate = true;
      controller.abort();
    };
    const endAborted = () => controller.abort();
    const cancelTimer = clock.schedule(endLate, timeoutMs);
    signal.addEventListener("abort", endAborted);
    try {
      return await settle(next({ ...call, signal: controller.signal }), controller.signal);
    } catch (error) {
      if (signal.aborted) throw new AbortError({ ...context, cause: signal.reason });
      if (isLate) throw new TimeoutError(timeoutMs, context);
      throw error;
    } finally {
      cancelTimer();
      signal.removeEventListener("abort", endAborted);
    }
  };
}

/** Rejects as soon as the signal aborts, since not every `fetch` listens to it. */
function settle<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

function checkTimeout(timeoutMs: unknown, operationId?: string): number {
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1) return timeoutMs;
  throw new InvalidRequestError(`timeoutMs is ${timeoutMs}; expected milliseconds above 0 and below 2^31`, {
    operationId,
    parameterName: "timeoutMs",
  });
}

import { contextOf, type Stage } from "../call/call.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Clock } from "../time/clock.js";
import { abortErrorOf } from "./time-out.js";

/** Ends the whole call after `deadlineMs`, at whatever stage it is; a call without one passes untouched. */
export function meetDeadline(clock: Clock, usualMs: number | undefined): Stage {
  return (call, next) => {
    const { deadlineMs = usualMs } = call.options;
    if (deadlineMs === undefined) return next(call);
    return new Promise((resolve, reject) => {
      const { signal } = call;
      if (signal?.aborted) return reject(abortErrorOf(call, 0));
      const controller = new AbortController();
      const late = new TimeoutError(deadlineMs, contextOf(call), "deadlineMs");
      const passOn = () => controller.abort(signal?.reason);
      const cancelTimer = clock.schedule(() => {
        reject(late);
        controller.abort(late);
      }, deadlineMs);
      signal?.addEventListener("abort", passOn);
      const leave = () => {
        cancelTimer();
        signal?.removeEventListener("abort", passOn);
      };
      next({ ...call, signal: controller.signal, deadlineAtMs: clock.now() + deadlineMs })
        .finally(leave)
        .then(resolve, reject);
    });
  };
}

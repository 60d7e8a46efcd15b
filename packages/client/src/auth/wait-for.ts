import type { Clock } from "../clock.js";
import { AbortError } from "../errors/abort-error.js";

/** Waits for what others may wait for too: the signal ends this wait, and nothing else. */
export function waitFor<Value>(start: () => Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return start();
  return new Promise((resolve, reject) => {
    const end = () => reject(new AbortError({ cause: signal.reason }));
    if (signal.aborted) return end();
    signal.addEventListener("abort", end);
    start()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", end));
  });
}

export function sleep(clock: Clock, durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(resolve, durationMs);
  });
}

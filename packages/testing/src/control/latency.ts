import type { OffsetClock } from "../time/clock.js";

/** Lets time pass; ends early, without an error, when the signal aborts. */
export type Wait = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** What waits for the fake's time to pass. */
export interface Latency {
  readonly wait: Wait;
  /** Resolves as soon as so many wait. */
  untilWaiting(count: number): Promise<void>;
  /** Ends every wait at once. */
  release(): void;
}

/**
 * Waits on a fake's clock: until `advance()` has put it forward far enough or, for a clock that runs by itself, until
 * that much real time has passed.
 */
export function createLatency(clock: OffsetClock, runsByItself: boolean): Latency {
  const waiting = new Set<() => void>();
  const watchers = new Set<() => void>();
  return {
    untilWaiting: (count) =>
      new Promise((resolve) => {
        const watch = () => {
          if (waiting.size < count) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    wait: (delayMs, signal) =>
      new Promise((resolve) => {
        const dueMs = clock.now() + delayMs;
        const timer = runsByItself ? setTimeout(end, delayMs) : undefined;
        const stopListening = clock.onAdvance(() => {
          if (clock.now() >= dueMs) end();
        });
        waiting.add(end);
        signal.addEventListener("abort", end, { once: true });
        if (signal.aborted) end();
        for (const watch of watchers) watch();

        function end(): void {
          clearTimeout(timer);
          stopListening();
          waiting.delete(end);
          signal.removeEventListener("abort", end);
          resolve();
        }
      }),
    release: () => {
      for (const end of [...waiting]) end();
    },
  };
}

/** Waits in real time, whatever a fake's clock says: for callers in other processes. */
export const waitInRealTime: Wait = (delayMs, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(end, delayMs);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();

    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });

import type { Clock } from "../src/clock.js";

/** A clock that stands still until it is moved, and that knows its timers. */
export interface FakeClock extends Clock {
  /** Runs every timer that is due within `durationMs`. */
  advanceBy(durationMs: number): void;
  /** Timers that are neither due nor cancelled. */
  pendingTimers(): number;
  /** Timers that were ever set. */
  timersSet(): number;
}

export function createFakeClock(startMs = 0): FakeClock {
  let nowMs = startMs;
  let timersSet = 0;
  const timers = new Set<{ dueMs: number; callback: () => void }>();
  return {
    now: () => nowMs,
    schedule(callback, delayMs) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      timersSet += 1;
      return () => timers.delete(timer);
    },
    advanceBy(durationMs) {
      nowMs += durationMs;
      for (const timer of [...timers].filter(({ dueMs }) => dueMs <= nowMs)) {
        timers.delete(timer);
        timer.callback();
      }
    },
    pendingTimers: () => timers.size,
    timersSet: () => timersSet,
  };
}

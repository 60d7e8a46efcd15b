import type { Clock } from "../src/time/clock.js";

/** A clock that stands still until a test moves it, and that knows its timers. */
export interface TestClock extends Clock {
  /** Lets time pass at once, running each timer that is due in the order in which they are due. */
  advanceBy(durationMs: number): void;
  /** Lets everything happen that doesn't need time. */
  settle(): Promise<void>;
  /** Lets time pass; after each timer everything happens that doesn't need time. */
  pass(durationMs: number): Promise<void>;
  /** Lets time pass until nothing waits for it any more. */
  passAll(): Promise<void>;
  /** Timers that are neither due nor cancelled. */
  pendingTimers(): number;
  /** Timers that were ever set. */
  timersSet(): number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

export function createTestClock(startMs = 0): TestClock {
  let nowMs = startMs;
  let timersSet = 0;
  const timers = new Set<Timer>();
  const takeDue = (endMs: number) => {
    let first: Timer | undefined;
    for (const timer of timers) if (timer.dueMs <= endMs && !(first && first.dueMs <= timer.dueMs)) first = timer;
    if (first) {
      timers.delete(first);
      nowMs = Math.max(nowMs, first.dueMs);
    }
    return first;
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const passUntil = async (endMs: number) => {
    await settle();
    for (let timer = takeDue(endMs); timer; timer = takeDue(endMs)) {
      timer.callback();
      await settle();
    }
  };
  return {
    now: () => nowMs,
    schedule(callback, delayMs) {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      timersSet += 1;
      return () => timers.delete(timer);
    },
    advanceBy(durationMs) {
      const endMs = nowMs + durationMs;
      for (let timer = takeDue(endMs); timer; timer = takeDue(endMs)) timer.callback();
      nowMs = endMs;
    },
    settle,
    async pass(durationMs) {
      const endMs = nowMs + durationMs;
      await passUntil(endMs);
      nowMs = endMs;
    },
    passAll: () => passUntil(Number.POSITIVE_INFINITY),
    pendingTimers: () => timers.size,
    timersSet: () => timersSet,
  };
}

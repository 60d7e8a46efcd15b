import type { Clock } from "../src/clock.js";

/** A clock whose time passes only in a test's hands, and that runs what waits for it in order. */
export interface VirtualTime extends Clock {
  /** Lets everything happen that doesn't need time. */
  settle(): Promise<void>;
  /** Lets time pass, running each timer when it is due. */
  pass(durationMs: number): Promise<void>;
  /** Lets time pass until nothing waits for it any more. */
  passAll(): Promise<void>;
  pendingTimers(): number;
}

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

export function createVirtualTime(startMs = Date.UTC(2026, 8, 14)): VirtualTime {
  let nowMs = startMs;
  const timers = new Set<Timer>();
  const first = () =>
    [...timers].reduce<Timer | undefined>(
      (left, right) => (left && left.dueMs <= right.dueMs ? left : right),
      undefined,
    );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const passUntil = async (endMs: number) => {
    await settle();
    for (let timer = first(); timer && timer.dueMs <= endMs; timer = first()) {
      timers.delete(timer);
      nowMs = Math.max(nowMs, timer.dueMs);
      timer.callback();
      await settle();
    }
  };
  return {
    now: () => nowMs,
    schedule(callback, delayMs) {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    settle,
    async pass(durationMs) {
      const endMs = nowMs + durationMs;
      await passUntil(endMs);
      nowMs = endMs;
    },
    passAll: () => passUntil(Number.POSITIVE_INFINITY),
    pendingTimers: () => timers.size,
  };
}

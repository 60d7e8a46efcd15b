import type { Clock } from "../time/clock.js";

/** A clock whose timers run when they are due, or when someone looks after that: browsers let hidden tabs' timers wait. */
export interface PokedClock extends Clock {
  /** Runs what is due. */
  poke(): void;
}

export function createPokedClock(clock: Clock): PokedClock {
  const timers = new Map<() => void, number>();
  return {
    now: () => clock.now(),
    schedule(callback, delayMs) {
      const run = () => {
        if (timers.delete(run)) callback();
      };
      timers.set(run, clock.now() + delayMs);
      const cancel = clock.schedule(run, delayMs);
      return () => {
        timers.delete(run);
        cancel();
      };
    },
    poke() {
      const nowMs = clock.now();
      for (const [run, dueMs] of [...timers]) if (dueMs <= nowMs) run();
    },
  };
}

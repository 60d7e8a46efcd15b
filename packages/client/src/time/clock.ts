/** Where the client takes time from; replace it in tests that must not wait. */
export interface Clock {
  /** Milliseconds since the epoch, or since any other moment: for how long something takes. */
  now(): number;
  /**
   * The time of day, in milliseconds since the epoch, as the machine has it now: for what ends at a time rather than
   * after a while. `now` if left out.
   */
  wallNow?(): number;
  /** Runs `callback` after `delayMs`; the function that comes back cancels it. */
  schedule(callback: () => void, delayMs: number): () => void;
}

const startMs = Date.now() - performance.now();

/** The time of the machine, which passes evenly: setting its clock doesn't end a penalty early, nor prolong a wait. */
export const systemClock: Clock = {
  now: () => startMs + performance.now(),
  wallNow: () => Date.now(),
  schedule(callback, delayMs) {
    // Timers hold 24 days at most, and would run at once beyond; who waits longer looks at the time and waits again.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** The time of day by a clock, which jumps where the machine's is set, and goes on while the machine sleeps. */
export function wallTimeMs(clock: Clock): number {
  return clock.wallNow?.() ?? clock.now();
}

/** Where the client takes time from; replace it in tests that must not wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` after `delayMs`; the function that comes back cancels it. */
  schedule(callback: () => void, delayMs: number): () => void;
}

const startMs = Date.now() - performance.now();

/** The time of the machine, which passes evenly: setting its clock doesn't end a penalty early, nor prolong a wait. */
export const systemClock: Clock = {
  now: () => startMs + performance.now(),
  schedule(callback, delayMs) {
    // Timers hold 24 days at most, and would run at once beyond; who waits longer looks at the time and waits again.
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

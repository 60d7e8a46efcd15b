import type { Clock } from "@rcw/client";

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Resolves after a time, or at once when the signal aborts; never rejects. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const sleepers = signal && sleepersOf(signal);
    const end = () => {
      cancel();
      sleepers?.delete(end);
      resolve();
    };
    const cancel = clock.schedule(end, delayMs);
    sleepers?.add(end);
  });
}

const sleepersBySignal = new WeakMap<AbortSignal, Set<() => void>>();

/** Those that a signal wakes. One listener is enough for all: runtimes warn of more than ten. */
function sleepersOf(signal: AbortSignal): Set<() => void> {
  const known = sleepersBySignal.get(signal);
  if (known) return known;
  const sleepers = new Set<() => void>();
  sleepersBySignal.set(signal, sleepers);
  signal.addEventListener("abort", () => {
    for (const wake of [...sleepers]) wake();
  });
  return sleepers;
}

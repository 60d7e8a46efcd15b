import type { Clock } from "./clock.js";

/** Waits; an abort ends it at once with the error that `errorOf` makes, and leaves no timer and no listener behind. */
export function sleep(
  clock: Clock,
  durationMs: number,
  signal?: AbortSignal,
  errorOf: (reason: unknown) => unknown = (reason) => reason,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      cancel();
      reject(errorOf(signal?.reason));
    };
    const cancel = clock.schedule(() => {
      signal?.removeEventListener("abort", end);
      resolve();
    }, durationMs);
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
  });
}

/**
 * Waits for what others may wait for too, or what may not listen to a signal: the abort ends this wait with the error that
 * `errorOf` makes, and nothing else. Nothing is begun for a signal that has aborted before.
 */
export function waitFor<Value>(
  start: () => Promise<Value>,
  signal: AbortSignal | undefined,
  errorOf: (reason: unknown) => Error,
): Promise<Value> {
  if (signal === undefined) return start();
  return new Promise((resolve, reject) => {
    const end = () => reject(errorOf(signal.reason));
    if (signal.aborted) return end();
    signal.addEventListener("abort", end);
    start()
      .finally(() => signal.removeEventListener("abort", end))
      .then(resolve, reject);
  });
}

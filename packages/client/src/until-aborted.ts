/** A promise, or the signal's abort where that comes first: code of others may not listen to the signal it is given. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
    promise.finally(() => signal.removeEventListener("abort", end)).then(resolve, reject);
  });
}

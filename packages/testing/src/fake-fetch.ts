/** A `fetch` of one's own, as `createWebinarClient({ fetch })` and other clients take it. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What answers requests, as `fetch`: nothing leaves the process, and an abort rejects as it does with the real one. */
export function createFakeFetch(handle: (request: Request) => Promise<Response>): FakeFetch {
  return async (input, init) => {
    const request = new Request(input, init);
    // A request has a signal in any case; making one for nobody takes longer than many an answer.
    if (!init?.signal && !(input instanceof Request)) return await handle(request);
    const { signal } = request;
    signal.throwIfAborted();
    return await raceWithAbort(handle(request), signal);
  };
}

async function raceWithAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener("abort", onAbort);
  }
}

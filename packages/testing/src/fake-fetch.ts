import type { Engine } from "./engine/engine.js";

/** A `fetch` of one's own, as `createWebinarClient({ fetch })` and other clients take it. */
export type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** An engine as `fetch`: nothing leaves the process, and an abort rejects as it does with the real one. */
export function createFakeFetch(engine: Engine): FakeFetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    return await raceWithAbort(engine(request), signal);
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

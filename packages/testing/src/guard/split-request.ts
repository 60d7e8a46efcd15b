import type { BodyText } from "./check-request.js";

type Input = string | URL | Request;

/** A request twice: to look into, and to send. */
export interface SplitRequest {
  readonly copy: Request;
  /** Reads the copy's body; undefined for one that can't be read without being used up. */
  readText(): Promise<BodyText>;
  readonly input: Input;
  readonly init: RequestInit | undefined;
}

/** Splits what a caller gives to `fetch`; undefined where that is no request, which `fetch` itself has to say. */
export function splitRequest(input: Input, init: RequestInit | undefined): SplitRequest | undefined {
  try {
    const { body, ...others } = init ?? {};
    // The copy is never sent: nothing can abort it.
    const settings = { ...others, signal: null } as RequestInit;
    if (body instanceof ReadableStream) {
      const [first, second] = body.tee();
      const copy = new Request(input, { ...settings, body: first, duplex: "half" } as RequestInit);
      return { copy, readText: () => copy.text(), input, init: { ...init, body: second } };
    }
    if (body !== null && body !== undefined) {
      const isOneShot = typeof body === "object" && Symbol.asyncIterator in body && !(body instanceof Blob);
      const copy = new Request(input, isOneShot ? settings : { ...settings, body });
      return { copy, readText: async () => (isOneShot ? undefined : await copy.text()), input, init };
    }
    const copy = new Request(input instanceof Request ? input.clone() : input, settings);
    return { copy, readText: () => copy.text(), input, init };
  } catch {
    return undefined;
  }
}

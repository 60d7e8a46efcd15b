import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";

/** A call's value together with the answer that it came in. */
export interface CallResult<Data> {
  readonly data: Data;
  /** The answer; its body has been read. */
  readonly response: Response;
  /** Names the request to RingCentral's support (header `RCRequestId`). */
  readonly requestId: string | undefined;
  /** The `X-Rate-Limit-*` headers; undefined when the answer has none. */
  readonly rateLimit: RateLimitSnapshot | undefined;
}

/** What a method gives: a promise of the answer's value, which can tell more about the answer. */
export interface ApiCall<Data> extends Promise<Data> {
  /** The value together with the answer and its rate-limit headers. */
  withResponse(): Promise<CallResult<Data>>;
}

/** Makes the promise of a value out of that of a result. */
export function createApiCall<Data>(result: Promise<CallResult<Data>>): ApiCall<Data> {
  const value = result.then(({ data }) => data);
  return Object.assign(value, {
    withResponse() {
      // Who asks for the result handles its failure there.
      value.catch(() => {});
      return result;
    },
  });
}

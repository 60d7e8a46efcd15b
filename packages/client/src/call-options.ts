/** Options of one call; each takes precedence over the client's option of the same name. */
export interface CallOptions {
  /** Ends the call with an `AbortError` when it aborts, at whatever stage the call is. */
  signal?: AbortSignal;
  /** Longest time for one attempt, in milliseconds: from sending to the last byte of the answer. */
  timeoutMs?: number;
  /** Further request headers; they replace the client's headers of the same name. */
  headers?: Record<string, string>;
}

import type { RetryOptions } from "./client-options.js";

/** Options of one call; each takes precedence over the client's option of the same name. */
export interface CallOptions {
  /** Ends the call with an `AbortError` when it aborts, at whatever stage the call is. */
  signal?: AbortSignal;
  /** Longest time for one attempt, in milliseconds: from sending to the last byte of the answer. */
  timeoutMs?: number;
  /** When and how often a failed request is sent again; what is left out is as in the client's. `false` for never. */
  retry?: RetryOptions | false;
  /** Further request headers; they replace the client's headers of the same name. */
  headers?: Record<string, string>;
}

/** Options of a list that comes in pages. */
export interface ListOptions extends CallOptions {
  /** How many items `for await` gives at most. Default: all of them. */
  limit?: number;
}

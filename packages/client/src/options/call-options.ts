import type { RetryOptions } from "./retry-options.js";

/** Options of one call; each takes precedence over the client's option of the same name. */
export interface CallOptions {
  /** Ends the call with an `AbortError` when it aborts, at whatever stage the call is. */
  signal?: AbortSignal | undefined;
  /**
   * Longest time for one attempt, in milliseconds: from sending to the last byte of the answer. Where the answer is a
   * `Blob`, bytes or a stream it is the longest time until its head, and then between two pieces of it.
   */
  timeoutMs?: number | undefined;
  /**
   * Longest time for the whole call, in milliseconds: waits for its turn, attempts and waits between them. No limit if
   * left out. A call that can't be done in time, since the next wait is longer than what is left, ends at once.
   */
  deadlineMs?: number | undefined;
  /** When and how often a failed request is sent again; what is left out is as in the client's. `false` for never. */
  retry?: RetryOptions | false | undefined;
  /** Further request headers; they replace the client's headers of the same name. */
  headers?: HeadersOption | undefined;
  /** Handed to `fetch` as they are, beside what the client sets: `cache`, `credentials`, undici's `dispatcher`, ... */
  fetchOptions?: Readonly<Record<string, unknown>> | undefined;
  /** Told of each piece of an answer that is a `Blob`, bytes or a stream: how much has come. */
  onDownloadProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Headers by name, or as `fetch` takes them. */
export type HeadersOption = Readonly<Record<string, string>> | Headers;

/** How far a download is. */
export interface DownloadProgress {
  readonly receivedBytes: number;
  /** What the answer says it has (`Content-Length`); undefined when it doesn't say. */
  readonly totalBytes: number | undefined;
}

/** Options of a list that comes in pages. */
export interface ListOptions extends CallOptions {
  /** How many items it gives at most, wherever it gives items. Default: all of them. */
  limit?: number | undefined;
}

/** The names of a call's options. */
export const CALL_OPTIONS: readonly (keyof CallOptions)[] = [
  "signal",
  "timeoutMs",
  "deadlineMs",
  "retry",
  "headers",
  "fetchOptions",
  "onDownloadProgress",
];

/** Headers as an object of their own. */
export function headersByName(headers: HeadersOption | undefined): Record<string, string> {
  return Object.fromEntries(headers instanceof Headers ? headers : Object.entries(headers ?? {}));
}

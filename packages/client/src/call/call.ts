import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import type { Operation } from "../operations/operation.js";
import type { Reading } from "../operations/reading.js";
import type { CallWatcher } from "../options/call-observer.js";
import type { CallOptions } from "../options/call-options.js";
import type { FetchFunction } from "../options/fetch-function.js";

/** One call on its way through the pipeline. Stages don't change it; they hand a changed copy on. */
export interface Call {
  readonly operation: Operation;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** In a form that can be sent again. */
  readonly body: Exclude<RequestInit["body"], null>;
  /** How often the request has been sent, this time included. */
  readonly attempt: number;
  readonly options: CallOptions;
  /** Ends the call when it aborts; for the innermost stage, the attempt. */
  readonly signal: AbortSignal | undefined;
  /** The token in `headers`, where the pipeline has put it there. A member from the start: copies are cheaper so. */
  readonly accessToken: string | undefined;
  /** How far the attempt has come; each has its own. */
  readonly progress: Progress;
  /** How the body of a success is read; that of an error is always text. */
  readonly reading: Reading;
  /** When the call must have ended, in the clock's milliseconds. */
  readonly deadlineAtMs: number | undefined;
  /** Handed to `fetch` beside what the client sets. */
  readonly fetchOptions: Readonly<Record<string, unknown>> | undefined;
  /** Sends this call in place of the client's `fetch`. */
  readonly fetch: FetchFunction | undefined;
  /** Who follows this call, if anybody does. */
  readonly watcher?: CallWatcher;
}

/** How far an attempt has come, for who must know although it fails. */
export interface Progress {
  isSent: boolean;
  /** The answer, as soon as its head is there. */
  head?: Response;
  rateLimit?: RateLimitSnapshot | undefined;
  /** Called for each piece of a body that is read piece by piece. */
  onPiece?: () => void;
}

/** What came back: the answer and its body. */
export interface Answer {
  /** The call as it was sent last. */
  readonly call: Call;
  readonly response: Response;
  /** As the call wanted it read; undefined where there is none. */
  readonly body?: string | Blob | ArrayBuffer | ReadableStream<Uint8Array> | undefined;
  /** The `X-Rate-Limit-*` headers; undefined when there are none. */
  readonly rateLimit?: RateLimitSnapshot | undefined;
  /** An error status that means success all the same: a repeated DELETE finds nothing left to delete. */
  readonly isDone?: boolean;
}

/** The rest of the pipeline, as a stage sees it. */
export type Next = (call: Call) => Promise<Answer>;

/** One concern of every call: it may change the call, call `next` any number of times, and change the answer. */
export type Stage = (call: Call, next: Next) => Promise<Answer>;

/** Joins stages, the outermost first, around the one that sends. */
export function composeStages(stages: readonly Stage[], send: Next): Next {
  return stages.reduceRight<Next>((next, stage) => (call) => stage(call, next), send);
}

/** What an error says about the call that it ended. */
export function contextOf({ operation, attempt }: Call): { operationId: string | undefined; attempts: number } {
  return { operationId: operation.operationId, attempts: attempt };
}

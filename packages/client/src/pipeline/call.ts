import type { OperationDescription } from "@rcw/types";
import type { CallOptions } from "../call-options.js";
import type { FetchFunction } from "../client-options.js";

/** One call on its way through the pipeline. Stages don't change it; they hand a changed copy on. */
export interface Call {
  /** The operation; undefined for a raw call to a path that the API description doesn't have. */
  readonly operation: OperationDescription | undefined;
  readonly request: Request;
  /** Ends the call when it aborts. */
  readonly signal: AbortSignal;
  /** How often the request has been sent, this time included. */
  readonly attempt: number;
  readonly options: CallOptions;
  /** Sends the request. */
  readonly fetch: FetchFunction;
  /** Whether the pipeline reads the body, as methods do; a raw call leaves that to openapi-fetch. */
  readonly readsBody: boolean;
}

/** What came back: the answer and, where the pipeline reads it, the body. */
export interface Answer {
  readonly response: Response;
  readonly body: string | Blob | undefined;
}

/** The rest of the pipeline, as a stage sees it. */
export type Next = (call: Call) => Promise<Answer>;

/** One concern of every call: it may change the call, call `next` any number of times, and change the answer. */
export type Stage = (call: Call, next: Next) => Promise<Answer>;

/** Joins stages, the outermost first, around the one that sends. */
export function composeStages(stages: readonly Stage[], send: Next): Next {
  return stages.reduceRight<Next>((next, stage) => (call) => stage(call, next), send);
}

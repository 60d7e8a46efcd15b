import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import type { RcwError } from "../errors/rcw-error.js";

/**
 * What is told about a call on its way. None of it is secret: there are no headers and no bodies. A hook watches: what
 * it throws is dropped, and what it returns isn't waited for.
 */
export interface Hooks {
  /** Before each attempt, when it leaves. */
  onRequest?(event: RequestEvent): void;
  /** After each attempt that was answered, whatever the status. */
  onResponse?(event: ResponseEvent): void;
  /** Before a request is sent again. */
  onRetry?(event: RetryEvent): void;
  /** Once for a call that failed, with the error that its caller gets. */
  onError?(event: FailureEvent): void;
}

/** One attempt of a call. */
export interface RequestEvent {
  /** As in the API description; undefined for a raw call to a path that the description doesn't have. */
  readonly operationId: string | undefined;
  readonly httpMethod: string;
  readonly url: string;
  /** How often the request has been sent, this time included. */
  readonly attempt: number;
}

/** An attempt that was answered. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** From sending to the last byte of the answer (of its head for a raw call), in milliseconds. */
  readonly durationMs: number;
  /** Names the request to RingCentral's support (header `RCRequestId`). */
  readonly requestId: string | undefined;
  readonly rateLimit: RateLimitSnapshot | undefined;
}

/** A failed attempt that another one follows. */
export interface RetryEvent extends RequestEvent {
  /** How long the client waits before it, in milliseconds; at a 429 that is the penalty of the whole group. */
  readonly delayMs: number;
  /** Why: the status of the answer, or the error that there was instead of one. */
  readonly reason: number | RcwError;
}

/** A call that failed. */
export interface FailureEvent {
  readonly operationId: string | undefined;
  readonly error: unknown;
}

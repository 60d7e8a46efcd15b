import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import type { RcwError } from "../errors/rcw-error.js";
import type { RateLimiter } from "../rate-limits/rate-limiter.js";

/**
 * Follows each call from its beginning to its end: what `createTelemetry` of `@rcw/client/telemetry` makes. Where hooks
 * are told of attempts, an observer knows which call they belong to. None of what it is told is secret.
 */
export interface CallObserver {
  /**
   * Is there when a call begins: runs it by `run`, once, and gives what that gives, or throws what it throws. What `run`
   * is given is told of the call on its way; what it throws is dropped.
   */
  observeCall<Value>(call: ObservedCall, run: (watcher: CallWatcher) => Promise<Value>): Promise<Value>;
  /** Is given, by each client that it observes, the limiter that tells the state of the groups; clients may share one. */
  observeLimits?(limiter: Pick<RateLimiter, "state">): void;
}

/** A call that begins. */
export interface ObservedCall {
  /** As in the API description; undefined for a raw call to a path that the description doesn't have. */
  readonly operationId: string | undefined;
  readonly httpMethod: string;
  /** Path template, such as `/webinar/configuration/v1/webinars/{webinarId}`. */
  readonly path: string;
  /** Without secrets. */
  readonly url: string;
}

/** Is told of one call on its way. */
export interface CallWatcher {
  /** It has waited for its turn in a rate-limit group, maybe for no time at all. */
  onTurn(event: { readonly group: string; readonly waitedMs: number }): void;
  /** An attempt leaves. */
  onRequest(event: { readonly attempt: number }): void;
  /** An attempt was answered; `durationMs` is from sending to the last byte of the answer. */
  onResponse(event: AttemptAnswer): void;
  /** An attempt has failed without an answer. */
  onFailure(event: { readonly attempt: number; readonly durationMs: number; readonly error: unknown }): void;
  /** Another attempt follows. */
  onRetry(event: AttemptRepeat): void;
  /**
   * There is an answer, which is the last. A 404 to a repeated DELETE is a success: there is nothing left to delete. A
   * call without one has thrown.
   */
  onEnd(event: { readonly status: number; readonly isSuccess: boolean }): void;
}

/** A failed attempt that another one follows. */
export interface AttemptRepeat {
  /** The one that failed. */
  readonly attempt: number;
  readonly delayMs: number;
  /** The status of the answer, or the error that there was instead of one. */
  readonly reason: number | RcwError;
  /** Whether it is the limiter that waits, after a 429: its wait is told by `onTurn`. */
  readonly isHeldBack: boolean;
}

/** An answer to an attempt. */
export interface AttemptAnswer {
  readonly attempt: number;
  readonly status: number;
  readonly durationMs: number;
  /** Names the request to RingCentral's support (header `RCRequestId`). */
  readonly requestId: string | undefined;
  readonly rateLimit: RateLimitSnapshot | undefined;
}

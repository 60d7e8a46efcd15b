import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";

/**
 * Decides when a call may leave. The built-in one counts the calls of one client; an implementation on a shared store
 * can count those of every process that uses the same user and app.
 */
export interface RateLimiter {
  /**
   * Resolves when the call may leave; calls of a group in the order in which they came, repeats first.
   * @throws {RateLimitWaitError} when it would have to wait too long, or too many calls wait already.
   */
  take(turn: Turn): Promise<void>;
  /**
   * Told once after each resolved `take`, when the call has been answered or has failed. After a 429 it is the limiter
   * that lets nothing leave for the penalty: the retry stage asks for the next turn at once.
   */
  settle(result: TurnResult): void | Promise<void>;
  /** What is known of each group. */
  state(): readonly RateLimitState[];
}

/** A call that wants to leave. */
export interface Turn {
  readonly group: string;
  /** As in the API description; undefined for a raw call to a path that the description doesn't have. */
  readonly operationId: string | undefined;
  /** Whether the call had a turn before, after which it has to be sent again. */
  readonly isRepeat: boolean;
  /** Ends the wait; `take` rejects with the signal's reason. */
  readonly signal: AbortSignal | undefined;
}

/** How a call ended. */
export interface TurnResult {
  /** As given to `take`. */
  readonly group: string;
  /** HTTP status; undefined when there was no answer. */
  readonly status?: number;
  /** Nothing has left: the call doesn't count. */
  readonly isUnsent?: boolean;
  /** The `X-Rate-Limit-*` headers; their group may be another one than the call was counted in. */
  readonly snapshot?: RateLimitSnapshot | undefined;
  /** `Retry-After` in milliseconds; undefined when the answer has none. */
  readonly retryAfterMs?: number | undefined;
}

/** The state of one rate-limit group, as far as this client can know it. */
export interface RateLimitState {
  readonly group: string;
  /** Calls that the window allows. */
  readonly limit: number;
  /** Length of the window in milliseconds. */
  readonly windowMs: number;
  /** Calls that may leave at once. */
  readonly remaining: number;
  /** Calls that wait for their turn. */
  readonly queued: number;
  /** Calls that have left and aren't answered yet. */
  readonly inFlight: number;
  /** How long the next call would have to wait, in milliseconds; 0 when it may leave at once. */
  readonly waitMs: number;
}

/** How long a group pauses after a 429 that doesn't say. */
export const PENALTY_MS = 30_000;

/** How calls wait for their turn in a rate-limit group. */
export interface RateLimitOptions {
  /** Longest time that a call waits for its turn, in milliseconds. Default: 600000, ten minutes. */
  maxWaitMs?: number;
  /** How many calls may wait in one group. Default: 1000. */
  maxQueued?: number;
}

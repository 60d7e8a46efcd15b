import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";

/**
 * Decides when a call may leave. The built-in one counts the calls of one client and goes by what answers say of others;
 * an implementation on a shared store can count those of every process that uses the same user and app.
 *
 * What a limiter must do:
 * - **Order**: let the calls of a group leave in the order in which they came, repeats (`isRepeat`) before all others and
 *   in order among themselves. Groups don't wait for each other.
 * - **Limit**: let no more leave in any stretch of one window's length than the limit. A call counts from when it leaves
 *   until one window after it was settled: nobody here knows when in between the service has counted it. Limit and
 *   window are those of the last `snapshot`; before the first, the group's default.
 * - **Believe**: have no more on their way than `snapshot.remaining` says are left, until the window it was told in is
 *   over; answers overtake each other, so of those on their way together the lowest number holds. At 0 nothing leaves
 *   before the window is over, and then one call goes first: others may have begun the next one.
 * - **Penalty**: let nothing of the group leave, neither new calls nor those that wait, from a `settle` with status 429
 *   until `retryAfterMs` after it (`PENALTY_MS` without one, an hour at most), and by chance a little longer; never
 *   earlier, since each request in a penalty starts it anew. A 429 without a `snapshot` is everyone's: it pauses every
 *   group. Then one call goes first, and what its answer says is left comes next.
 * - **Bounds**: end each wait at the abort of its `signal`, and when it gets too long.
 * - **Nothing lost**: a call that was settled with `isUnsent` counts as if it had never left.
 *
 * The client settles each `take` that has resolved exactly once, also one that resolves after its caller has gone.
 * Others who spend from the same budget without telling the limiter are the subject of `neighbours.ts`.
 */
export interface RateLimiter {
  /**
   * Resolves when the call may leave.
   * @throws {RateLimitWaitError} when it would have to wait too long, or too many calls wait already.
   */
  take(turn: Turn): Promise<void>;
  /**
   * Told once after each resolved `take`, when the call has been answered, has failed or was never sent. After a 429 it
   * is the limiter that lets nothing leave for the penalty: the retry stage asks for the next turn at once. What it
   * throws, or rejects with, is dropped.
   */
  settle(result: TurnResult): void | Promise<void>;
  /** What is known of each group. */
  state(): readonly RateLimitState[];
}

/** A call that wants to leave. */
export interface Turn {
  /**
   * Rate-limit group: the one that the service named last for the operation, else that of the API description. Empty for
   * raw calls to paths that the description doesn't have, until an answer to one of them names theirs.
   */
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

/** The longest pause that a 429 can bring; after that one call finds out whether it is meant. */
export const MAX_PENALTY_MS = 3_600_000;

/** The longest window that headers can tell of. */
export const MAX_WINDOW_MS = 3_600_000;

/** How calls wait for their turn in a rate-limit group. */
export interface RateLimitOptions {
  /** Longest time that a call waits for its turn, in milliseconds. Default: 600000, ten minutes. */
  maxWaitMs?: number;
  /** How many calls may wait in one group. Default: 1000. */
  maxQueued?: number;
}

import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import { PENALTY_MS, type TurnResult } from "./rate-limiter.js";

/** Calls that a window allows, by the platform's names of the groups, until the headers of an answer say otherwise. */
const DEFAULT_LIMITS: Record<string, number> = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 };

/**
 * What one group may still do. It lets no more calls leave than the limit in any stretch of one window's length, which
 * keeps to the service's limit wherever its windows begin. A call counts from when it leaves until one window after it
 * was answered, since nobody here knows when in between the service has counted it.
 */
export class GroupBudget {
  limit: number;
  windowMs = 60_000;
  inFlight = 0;
  /** Nothing leaves before this time. */
  pausedUntilMs = 0;
  /** When the answers of the last window came, oldest first. */
  #answeredMs: number[] = [];
  /** What the service says is left: others may use the same budget. It holds until `#remainingUntilMs`. */
  #remaining = Infinity;
  #remainingUntilMs = 0;
  /** Whether an answer has shown that there is a limit: one that doesn't tell of it can't lift it any more. */
  #isLimited = false;
  readonly #defaultLimit: number;
  /** The end of the service's window, where an answer has shown its beginning. */
  #windowEndMs = 0;

  constructor(group: string) {
    this.#defaultLimit = DEFAULT_LIMITS[group] ?? Infinity;
    this.limit = this.#defaultLimit;
  }

  /** When a call may leave that has `ahead` others before it, as far as it can be told now. */
  readyAtMs(ahead: number, nowMs: number): number {
    const answered = this.#answeredSince(nowMs - this.windowMs);
    // The call has to wait for one window after the call that left `limit` calls before it: one in the queue, which has
    // to wait itself, one in flight, one that is answered, or none.
    const windows = Math.floor(ahead / this.limit) + 1;
    const position = answered.length + this.inFlight + ahead - this.limit * windows;
    const leftMs = position < 0 ? nowMs - this.windowMs : (answered[position] ?? nowMs);
    return Math.max(leftMs + windows * this.windowMs, this.pausedUntilMs + (windows - 1) * this.windowMs);
  }

  /** Whether a call may leave now. */
  isOpen(nowMs: number): boolean {
    return this.readyAtMs(0, nowMs) <= nowMs && this.inFlight < this.#remainingAt(nowMs);
  }

  /** How many calls may leave now. */
  remainingAt(nowMs: number): number {
    if (nowMs < this.pausedUntilMs) return 0;
    const own = this.limit - this.#answeredSince(nowMs - this.windowMs).length;
    return Math.max(0, Math.min(own, this.#remainingAt(nowMs)) - this.inFlight);
  }

  /**
   * A call has been answered, or has failed. A success without rate-limit headers says that there is no limit, as in
   * tests and behind some proxies; a 429 without them says that there is one all the same.
   */
  count({ status, snapshot, retryAfterMs }: Omit<TurnResult, "group">, nowMs: number): void {
    if (snapshot) {
      this.limit = Math.max(1, snapshot.limit);
      this.windowMs = snapshot.windowSeconds * 1000;
      this.#isLimited = true;
    } else if (status === 429 && !this.#isLimited) {
      this.limit = this.#defaultLimit;
      this.#isLimited = true;
    } else if (status !== undefined && status < 300 && !this.#isLimited) {
      this.limit = Infinity;
    }
    if (this.limit < Infinity) this.#answeredMs.push(nowMs);
    if (status === 429) this.pause(nowMs + (retryAfterMs || PENALTY_MS));
    else if (snapshot) this.#learn(snapshot, nowMs);
  }

  /** Lets nothing leave before a time; what was known of the window is void after it. */
  pause(untilMs: number): void {
    this.pausedUntilMs = Math.max(this.pausedUntilMs, untilMs);
    this.#remainingUntilMs = 0;
    this.#windowEndMs = 0;
  }

  #learn({ remaining }: RateLimitSnapshot, nowMs: number): void {
    const known = this.#remainingAt(nowMs);
    // The first call of a window shows where it begins: the window ends no later than this long after the answer.
    const isFirst = remaining >= this.limit - 1;
    if (isFirst) this.#windowEndMs = nowMs + this.windowMs;
    // Answers overtake each other: of those on their way together the lowest number holds.
    this.#remaining = isFirst || this.inFlight === 0 ? remaining : Math.min(known, remaining);
    this.#remainingUntilMs = nowMs < this.#windowEndMs ? this.#windowEndMs : nowMs + this.windowMs;
    if (remaining === 0) this.pausedUntilMs = Math.max(this.pausedUntilMs, this.#remainingUntilMs);
  }

  #remainingAt(nowMs: number): number {
    return nowMs < this.#remainingUntilMs ? this.#remaining : Infinity;
  }

  #answeredSince(timeMs: number): readonly number[] {
    while ((this.#answeredMs[0] ?? timeMs + 1) <= timeMs) this.#answeredMs.shift();
    return this.#answeredMs;
  }
}

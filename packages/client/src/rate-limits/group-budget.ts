import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import { type Clock, wallTimeMs } from "../time/clock.js";
import { breakMs, meetingMs, patienceMs, penaltiesToMeet, SHARED_WINDOWS, shareOf, slackMs } from "./neighbours.js";
import { MAX_PENALTY_MS, MAX_WINDOW_MS, PENALTY_MS, type TurnResult } from "./rate-limiter.js";

/** Calls that a window allows, by the platform's names of the groups, until the headers of an answer say otherwise. */
const DEFAULT_LIMITS: Record<string, number> = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 };

/** What is known of a group's budget, as plain data; times are in milliseconds since the epoch. */
export interface BudgetFacts {
  /** Calls that a window allows, and the window's length. */
  limit: number;
  windowMs: number;
  /** Nothing leaves before this time. */
  pausedUntilMs: number;
  /** When the answers of the last window came, oldest first. */
  answeredMs: number[];
  /** What the service says is left: others may use the same budget. It holds until `remainingUntilMs`. */
  remaining: number;
  remainingUntilMs: number;
  /** Whether an answer has shown that there is a limit: one that doesn't tell of it can't lift it any more. */
  isLimited: boolean;
  /** The end of the service's window, where an answer has shown its beginning. */
  windowEndMs: number;
  /** When the service's penalty is over. */
  penaltyEndMs: number;
  /** Penalties in a row that came without a success before; the very first tells nothing. */
  penalties: number;
  hasSucceeded: boolean;
  /** Whether the last success came while others were known. */
  isAmongOthers: boolean;
  /** Until when others are taken to spend from the same budget. */
  sharedUntilMs: number;
}

const NOTHING = {
  windowMs: 60_000,
  pausedUntilMs: 0,
  remaining: Infinity,
  remainingUntilMs: 0,
  isLimited: false,
  windowEndMs: 0,
  penaltyEndMs: 0,
  penalties: -1,
  hasSucceeded: false,
  isAmongOthers: false,
  sharedUntilMs: 0,
};

/**
 * What one group may still do. It lets no more calls leave than the limit in any stretch of one window's length, which
 * keeps to the service's limit wherever its windows begin. A call counts from when it leaves until one window after it
 * was answered, since nobody here knows when in between the service has counted it. What it does where others spend
 * from the same budget is told in `neighbours.ts`.
 */
export class GroupBudget {
  /** Calls that have left and aren't answered yet. */
  inFlight = 0;
  readonly known: BudgetFacts;
  /** When the last call left. */
  #leftMs = 0;
  readonly #defaultLimit: number;
  readonly #random: () => number;
  readonly #clock: Clock;

  /** Begins with what is known already, from another limiter that has ended. */
  constructor(group: string, clock: Clock, random: () => number, known?: BudgetFacts) {
    this.#defaultLimit = DEFAULT_LIMITS[group] ?? Infinity;
    this.known = known ?? { ...NOTHING, limit: this.#defaultLimit, answeredMs: [] };
    this.#random = random;
    this.#clock = clock;
  }

  /** When a call may leave that has `ahead` others before it, as far as it can be told now. */
  readyAtMs(ahead: number, nowMs: number): number {
    const answered = this.#answeredSince(nowMs - this.known.windowMs);
    // The call has to wait for one window after the call that left `limit` calls before it: one in the queue, which has
    // to wait itself, one in flight, one that is answered, or none.
    const windows = Math.floor(ahead / this.known.limit) + 1;
    const position = answered.length + this.inFlight + ahead - this.known.limit * windows;
    const leftMs = position < 0 ? nowMs - this.known.windowMs : (answered[position] ?? nowMs);
    return Math.max(
      leftMs + windows * this.known.windowMs,
      this.known.pausedUntilMs + (windows - 1) * this.known.windowMs,
    );
  }

  /** When the next call may leave if no answer comes before. */
  opensAtMs(nowMs: number): number {
    const readyMs = this.readyAtMs(0, nowMs);
    if (this.inFlight < this.#roomAt(nowMs)) return readyMs;
    if (this.inFlight >= this.#remainingAt(nowMs)) return Math.max(readyMs, this.known.remainingUntilMs);
    return Math.max(readyMs, this.#leftMs + patienceMs(this.known.windowMs));
  }

  /** Whether a call may leave now. */
  isOpen(nowMs: number): boolean {
    return this.opensAtMs(nowMs) <= nowMs;
  }

  /** A call leaves. */
  leave(nowMs: number): void {
    this.inFlight += 1;
    this.#leftMs = nowMs;
  }

  /** How many calls may leave now. */
  remainingAt(nowMs: number): number {
    if (nowMs < this.known.pausedUntilMs) return 0;
    const own = this.known.limit - this.#answeredSince(nowMs - this.known.windowMs).length;
    return Math.max(0, Math.min(own, this.#roomAt(nowMs)) - this.inFlight);
  }

  /**
   * A call has been answered, or has failed. A success without rate-limit headers says that there is no limit, as in
   * tests and behind some proxies; a 429 without them says that there is one all the same.
   */
  count({ status, snapshot, retryAfterMs }: Omit<TurnResult, "group">, nowMs: number): void {
    const windowMs = snapshot ? snapshot.windowSeconds * 1000 : 0;
    if (snapshot) {
      this.known.limit = Math.max(1, snapshot.limit);
      // A window of no length would let everything leave, one of years nothing: what was known before holds.
      if (windowMs > 0 && windowMs <= MAX_WINDOW_MS) this.known.windowMs = windowMs;
      this.known.isLimited = true;
    } else if (status === 429 && !this.known.isLimited) {
      this.known.limit = this.#defaultLimit;
      this.known.isLimited = true;
    } else if (status !== undefined && status < 300) {
      if (!this.known.isLimited) this.known.limit = Infinity;
      // Where answers don't tell of others, one's own count has to do.
      this.known.sharedUntilMs = 0;
    }
    if (this.known.limit < Infinity) this.known.answeredMs.push(nowMs);
    const penaltyMs = Math.min(retryAfterMs || PENALTY_MS, MAX_PENALTY_MS);
    if (status === 429) this.#punish(nowMs + penaltyMs, nowMs, snapshot !== undefined);
    else if (snapshot) this.#learn(snapshot, nowMs);
  }

  /** Lets nothing leave before a time, and then one call first: what was known of the window is void. */
  pause(untilMs: number): void {
    this.#holdUntil(untilMs);
    this.known.remainingUntilMs = 0;
    this.known.windowEndMs = 0;
    this.known.sharedUntilMs = Math.max(this.known.sharedUntilMs, untilMs + SHARED_WINDOWS * this.known.windowMs);
  }

  #punish(endMs: number, nowMs: number, isOfGroup: boolean): void {
    // Those that were on their way together with the refused one don't make it worse.
    if (nowMs >= this.known.penaltyEndMs) this.known.penalties = this.known.hasSucceeded ? 0 : this.known.penalties + 1;
    this.known.hasSucceeded = false;
    this.known.penaltyEndMs = Math.max(this.known.penaltyEndMs, endMs);
    const meets = isOfGroup && this.known.penalties >= penaltiesToMeet(this.known.isAmongOthers);
    // The time of day is the same for all; that of the clock may be this machine's alone.
    const offsetMs = meets ? wallTimeMs(this.#clock) - nowMs : 0;
    this.pause(
      (meets ? meetingMs(endMs + offsetMs, this.known.windowMs) - offsetMs : endMs) +
        slackMs(this.known.windowMs, this.#random),
    );
  }

  #learn({ remaining }: RateLimitSnapshot, nowMs: number): void {
    const known = this.#remainingAt(nowMs);
    const own = this.#answeredSince(nowMs - this.known.windowMs).length + this.inFlight;
    if (this.known.limit - remaining > own) this.known.sharedUntilMs = nowMs + SHARED_WINDOWS * this.known.windowMs;
    const isShared = nowMs < this.known.sharedUntilMs;
    this.known.hasSucceeded = true;
    this.known.isAmongOthers = isShared;
    // The first call of a window shows where it begins: the window ends no later than this long after the answer.
    const isFirst = remaining >= this.known.limit - 1;
    if (isFirst) this.known.windowEndMs = nowMs + this.known.windowMs;
    // Answers overtake each other: of those on their way together the lowest number holds.
    this.known.remaining = isFirst || this.inFlight === 0 ? remaining : Math.min(known, remaining);
    this.known.remainingUntilMs = nowMs < this.known.windowEndMs ? this.known.windowEndMs : nowMs + this.known.windowMs;
    if (remaining === 0) {
      // With others the end of the window isn't it: they may be refused now, and their penalty lasts longer.
      if (isShared)
        this.known.remainingUntilMs = nowMs + this.known.windowMs + slackMs(this.known.windowMs, this.#random);
      this.#holdUntil(this.known.remainingUntilMs);
    } else if (isShared) {
      const left = known === Infinity ? remaining / this.known.limit : 0;
      this.#holdUntil(nowMs + breakMs(this.known.windowMs, left, this.#random));
    }
  }

  #holdUntil(untilMs: number): void {
    this.known.pausedUntilMs = Math.max(this.known.pausedUntilMs, untilMs);
  }

  #remainingAt(nowMs: number): number {
    return nowMs < this.known.remainingUntilMs ? this.known.remaining : Infinity;
  }

  /** How many calls may be on their way. One goes first when a budget was used up, and when others spend from it too. */
  #roomAt(nowMs: number): number {
    const remaining = this.#remainingAt(nowMs);
    const isShared = nowMs < this.known.sharedUntilMs;
    if (remaining === Infinity) return isShared || this.known.remaining === 0 ? 1 : remaining;
    return isShared ? shareOf(remaining) : remaining;
  }

  #answeredSince(timeMs: number): readonly number[] {
    while ((this.known.answeredMs[0] ?? timeMs + 1) <= timeMs) this.known.answeredMs.shift();
    return this.known.answeredMs;
  }
}

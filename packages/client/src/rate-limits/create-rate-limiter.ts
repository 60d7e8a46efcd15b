import { checkNumbers } from "../errors/check-numbers.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import { type Clock, systemClock } from "../time/clock.js";
import { type BudgetFacts, GroupBudget } from "./group-budget.js";
import type { RateLimiter, RateLimitOptions, Turn } from "./rate-limiter.js";

/** Options of `createRateLimiter`. */
export interface RateLimiterOptions extends RateLimitOptions {
  /** Source of time. Default: the machine's. */
  clock?: Clock;
  /** Source of randomness, from 0 to 1, that keeps clients apart. Default: `Math.random`. */
  random?: () => number;
}

/** A call that waits for its turn. */
interface Waiter extends Turn {
  /** When it has waited long enough. */
  readonly untilMs: number;
  /** Ends the wait: the call may leave, or it has failed. */
  end(error?: unknown): void;
}

/** A group: its budget, who waits for it, and what cancels the timer that wakes the first. */
interface Group {
  readonly budget: GroupBudget;
  readonly waiters: Waiter[];
  /** Whether the service has named it. */
  isNamed?: boolean;
  cancelTimer?: () => void;
}

/**
 * The built-in limiter: counts the calls of one client, in memory. Clients that share one share its budgets.
 *
 * @example
 * const rateLimit = createRateLimiter({ maxWaitMs: 60_000 });
 * const patient = createWebinarClient({ auth, rateLimit });
 * const hasty = createWebinarClient({ auth, rateLimit, retry: false });
 * @throws {InvalidRequestError} for an option that can't work.
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { take, settle, state } = createKeptLimiter(options);
  return { take, settle, state };
}

/** A limiter whose knowledge outlives it: another goes on from what it has saved. */
export interface KeptLimiter extends RateLimiter {
  /** What is known of each group, by its names; the values are those that the limiter works with. */
  save(): Map<string, BudgetFacts>;
  /** Counts a call that is on its way already, with a turn from the limiter before. */
  adopt(group: string): void;
}

/** Makes the built-in limiter, one that goes on from what another has saved. */
export function createKeptLimiter(
  options: RateLimiterOptions,
  saved: ReadonlyMap<string, BudgetFacts> = new Map(),
): KeptLimiter {
  const { clock = systemClock, random = Math.random, ...bounds } = options;
  checkNumbers("rateLimit", bounds, ["maxWaitMs", "maxQueued"]);
  const { maxWaitMs = 600_000, maxQueued = 1000 } = bounds;
  const groups = new Map<string, Group>();
  let everyonesPauseMs = 0;

  const groupOf = (name: string): Group => {
    const known = groups.get(name);
    if (known) return known;
    const group: Group = { budget: new GroupBudget(name, clock, random, saved.get(name)), waiters: [] };
    if (everyonesPauseMs > clock.now()) group.budget.pause(everyonesPauseMs);
    groups.set(name, group);
    return group;
  };

  const letLeave = (group: Group) => {
    const { budget, waiters } = group;
    group.cancelTimer?.();
    if (!waiters[0]) return;
    const nowMs = clock.now();
    while (waiters[0] && budget.isOpen(nowMs)) {
      budget.leave(nowMs);
      waiters.shift()?.end();
    }
    if (!waiters[0]) return;
    // When it may be the first one's turn, if answers don't come before, or when it has waited long enough.
    const wakeMs = Math.min(budget.opensAtMs(nowMs), waiters[0].untilMs);
    const wake = () => {
      if (waiters[0] && waiters[0].untilMs <= clock.now()) refuseLate(group);
      letLeave(group);
    };
    if (wakeMs < Infinity) group.cancelTimer = clock.schedule(wake, wakeMs - nowMs);
  };

  /** Why a call with `ahead` others before it can't wait for its turn; undefined when it can. */
  const problemOf = ({ budget, waiters }: Group, { group, operationId }: Turn, untilMs: number, ahead: number) => {
    const nowMs = clock.now();
    const readyMs = budget.readyAtMs(ahead, nowMs);
    const isFull = ahead >= maxQueued && waiters.length >= maxQueued;
    const isOver = untilMs <= nowMs && !budget.isOpen(nowMs);
    if (readyMs <= untilMs && !isFull && !isOver) return undefined;
    const reason = isFull ? `maxQueued is ${maxQueued}` : `maxWaitMs is ${maxWaitMs}`;
    return new RateLimitWaitError(reason, { operationId, group, waitMs: readyMs - nowMs });
  };

  /** Those whose turn would come too late are told at once. */
  const refuseLate = (group: Group) => {
    const { waiters } = group;
    for (let ahead = waiters.length - 1; ahead >= 0; ahead -= 1) {
      const waiter = waiters[ahead] as Waiter;
      const problem = problemOf(group, waiter, waiter.untilMs, ahead);
      if (problem) waiters.splice(ahead, 1)[0]?.end(problem);
    }
  };

  return {
    take(turn) {
      const { signal, isRepeat } = turn;
      const group = groupOf(turn.group);
      const { waiters, budget } = group;
      const nowMs = clock.now();
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (!waiters[0] && budget.isOpen(nowMs)) {
        budget.leave(nowMs);
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        // Repeats stay in order among themselves, before everyone who hasn't left yet.
        const ahead = isRepeat ? waiters.filter((waiter) => waiter.isRepeat).length : waiters.length;
        const untilMs = nowMs + maxWaitMs;
        const problem = problemOf(group, turn, untilMs, ahead);
        if (problem) return reject(problem);
        const abort = () => {
          waiters.splice(waiters.indexOf(waiter), 1);
          waiter.end(signal?.reason ?? new Error("aborted"));
          letLeave(group);
        };
        const waiter: Waiter = {
          ...turn,
          untilMs,
          end(error) {
            signal?.removeEventListener("abort", abort);
            if (error === undefined) resolve();
            else reject(error);
          },
        };
        signal?.addEventListener("abort", abort);
        waiters.splice(ahead, 0, waiter);
        letLeave(group);
      });
    },

    settle({ group: name, ...result }) {
      const { status, snapshot, isUnsent } = result;
      const from = groupOf(name);
      // The first name that the service gives to a group of the API description is another name of the same.
      if (snapshot && name && !from.isNamed && !groups.has(snapshot.group)) groups.set(snapshot.group, from);
      const group = groupOf(snapshot?.group ?? name);
      if (snapshot) group.isNamed = true;
      const { budget, waiters } = group;
      const { limit } = budget.known;
      from.budget.inFlight -= 1;
      if (!isUnsent) budget.count(result, clock.now());
      // A 429 that names no group is a limit of the account or the address: it is everyone's.
      const isEveryones = status === 429 && !snapshot;
      if (isEveryones) everyonesPauseMs = Math.max(everyonesPauseMs, budget.known.pausedUntilMs);
      const isWorse = budget.known.limit < limit || budget.known.pausedUntilMs > (waiters.at(-1)?.untilMs ?? Infinity);
      for (const each of new Set(isEveryones ? groups.values() : [from, group])) {
        if (isEveryones) each.budget.pause(everyonesPauseMs);
        if (status === 429 || isWorse) refuseLate(each);
        letLeave(each);
      }
    },

    save: () => new Map([...groups].map(([name, { budget }]) => [name, budget.known])),

    adopt(name) {
      groupOf(name).budget.leave(clock.now());
    },

    state() {
      const nowMs = clock.now();
      // Of the names of a group the service's, which came last.
      const names = new Map([...groups].map(([name, group]) => [group, name]));
      return [...names].map(([{ budget, waiters }, group]) => ({
        group,
        limit: budget.known.limit,
        windowMs: budget.known.windowMs,
        remaining: budget.remainingAt(nowMs),
        queued: waiters.length,
        inFlight: budget.inFlight,
        waitMs: Math.max(0, budget.readyAtMs(waiters.length, nowMs) - nowMs),
      }));
    },
  };
}

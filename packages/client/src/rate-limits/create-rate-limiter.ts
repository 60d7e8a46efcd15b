import type { RateLimitOptions } from "../client-options.js";
import type { Clock } from "../clock.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import { GroupBudget } from "./group-budget.js";
import type { RateLimiter, Turn } from "./rate-limiter.js";

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
  cancelTimer?: () => void;
}

/** The built-in limiter: counts the calls of one client, in memory. */
export function createRateLimiter(
  clock: Clock,
  { maxWaitMs = 600_000, maxQueued = 1000 }: RateLimitOptions = {},
): RateLimiter {
  const groups = new Map<string, Group>();

  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { budget: new GroupBudget(name), waiters: [] };
    groups.set(name, group);
    return group;
  };

  const letLeave = (group: Group) => {
    const { budget, waiters } = group;
    group.cancelTimer?.();
    if (!waiters[0]) return;
    while (waiters[0] && budget.isOpen(clock.now())) {
      budget.inFlight += 1;
      waiters.shift()?.end();
    }
    // With nothing to wait for but answers, those wake the group.
    const waitMs = budget.readyAtMs(0, clock.now()) - clock.now();
    if (waiters[0] && waitMs > 0) group.cancelTimer = clock.schedule(() => letLeave(group), waitMs);
  };

  /** Why a call with `ahead` others before it can't wait for its turn; undefined when it can. */
  const problemOf = ({ budget, waiters }: Group, { group, operationId }: Turn, untilMs: number, ahead: number) => {
    const readyMs = budget.readyAtMs(ahead, clock.now());
    const isFull = ahead >= maxQueued && waiters.length >= maxQueued;
    if (readyMs <= untilMs && !isFull) return undefined;
    const reason = isFull ? `maxQueued is ${maxQueued}` : `maxWaitMs is ${maxWaitMs}`;
    return new RateLimitWaitError(reason, { operationId, group, waitMs: readyMs - clock.now() });
  };

  return {
    take(turn) {
      const { signal, isRepeat } = turn;
      const group = groupOf(turn.group);
      const { waiters, budget } = group;
      const nowMs = clock.now();
      if (!waiters[0] && !signal?.aborted && budget.isOpen(nowMs)) {
        budget.inFlight += 1;
        return Promise.resolve();
      }
      const untilMs = nowMs + maxWaitMs;
      return new Promise((resolve, reject) => {
        // Repeats stay in order among themselves, before everyone who hasn't left yet.
        const ahead = isRepeat ? waiters.filter((waiter) => waiter.isRepeat).length : waiters.length;
        const problem = signal?.aborted ? signal.reason : problemOf(group, turn, untilMs, ahead);
        if (problem) return reject(problem);
        const abort = () => {
          waiters.splice(waiters.indexOf(waiter), 1);
          waiter.end(signal?.reason);
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

    settle({ group, ...result }) {
      const { status, snapshot } = result;
      const { budget } = groupOf(snapshot?.group ?? group);
      groupOf(group).budget.inFlight -= 1;
      budget.count(result, clock.now());
      for (const each of groups.values()) {
        // A 429 that names no group is a limit of the account or the address: it is everyone's.
        if (status === 429 && !snapshot) each.budget.pause(budget.pausedUntilMs);
        // A pause may be too long for some who wait: they are told at once.
        for (let ahead = each.waiters.length - 1; status === 429 && ahead >= 0; ahead -= 1) {
          const waiter = each.waiters[ahead] as Waiter;
          const problem = problemOf(each, waiter, waiter.untilMs, ahead);
          if (problem) each.waiters.splice(ahead, 1)[0]?.end(problem);
        }
        letLeave(each);
      }
    },

    state() {
      const nowMs = clock.now();
      return [...groups].map(([group, { budget, waiters }]) => ({
        group,
        limit: budget.limit,
        windowMs: budget.windowMs,
        remaining: budget.remainingAt(nowMs),
        queued: waiters.length,
        inFlight: budget.inFlight,
        waitMs: Math.max(0, budget.readyAtMs(waiters.length, nowMs) - nowMs),
      }));
    },
  };
}

import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import type { BudgetFacts } from "../rate-limits/group-budget.js";
import type { RateLimiter, RateLimitState, Turn } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import type { KeptValues } from "./kept-values.js";
import { type LimiterLeader, leadLimiter } from "./limiter-leader.js";
import type { Bus, HeldTurn, LeaderMessage, TabMessage } from "./shared-limiter-messages.js";

/** A limiter that is shared with others, and can be left. */
export interface SharedLimiter extends RateLimiter {
  /** Leaves: another tab leads, and what waits here is rejected with an `AbortError` of the platform. */
  close(): void;
}

/** What a shared limiter needs of the browser, and what bounds it. */
export interface SharedLimiterOptions {
  readonly name: string;
  readonly tab: string;
  readonly maxWaitMs: number;
  readonly maxQueued: number;
  readonly clock: Clock;
  readonly random: () => number;
  /**
   * Two ends of one channel, so that a tab hears itself as late as the others hear it: else the one that leads would
   * always come first.
   */
  readonly listener: Pick<BroadcastChannel, "onmessage" | "close">;
  readonly speaker: Pick<BroadcastChannel, "postMessage" | "close">;
  readonly locks: {
    request(name: string, options: { signal: AbortSignal }, action: () => Promise<void>): Promise<unknown>;
  };
  readonly values: Pick<KeptValues, "get" | "set">;
}

/** A call that waits in this tab. */
interface Waiter {
  readonly id: string;
  readonly call: Turn;
  readonly untilMs: number;
  end(error?: unknown): void;
}

/** How often one who waits reminds the one that leads of the time. */
const TICK_MS = 1000;

/**
 * One limiter for all tabs. Whoever holds the lock leads; when its tab is closed, the next one goes on from what was kept
 * and from what it has heard. Here, calls wait in the order in which they came, repeats first.
 */
export function createSharedLimiter(options: SharedLimiterOptions): SharedLimiter {
  const { name, tab, maxWaitMs, maxQueued, clock, listener, speaker, locks } = options;
  const queues = new Map<string, Waiter[]>();
  /** The one of each group that was sent to the leader. */
  const asked = new Map<string, Waiter>();
  /** Turns of all tabs, as far as heard. */
  const held = new Map<string, HeldTurn>();
  /** Results of which nobody has said that they arrived. */
  const unsettled = new Map<string, TabMessage>();
  const closed = new AbortController();
  let leader: LimiterLeader | undefined;
  let states: readonly RateLimitState[] = [];
  let statesAtMs = 0;
  let turnCount = 0;
  let cancelTick: (() => void) | undefined;

  const receive = (message: TabMessage | LeaderMessage) => {
    if (message.kind === "grant") accept(message);
    else if (message.kind === "settled") {
      held.delete(message.turn);
      unsettled.delete(message.turn);
    } else if (message.kind === "state") learn(message.states);
    else if (message.kind === "leads") introduce();
    else leader?.receive(message);
  };
  listener.onmessage = ({ data }) => receive(data);
  /** Resolves when the others can see that this tab lives. */
  const alive = new Promise<void>((resolve) => {
    const live = () => {
      resolve();
      return whenClosed(closed.signal);
    };
    locks.request(lockOf(name, tab), { signal: closed.signal }, live).catch(() => {});
  });
  const bus: Bus = {
    post: (message) =>
      void alive.then(() => {
        if (!closed.signal.aborted) speaker.postMessage(message);
      }),
  };

  const lead = async () => {
    const saved = await options.values.get(KEY).catch(() => undefined);
    const save = keepLatest((facts) => options.values.set(KEY, facts));
    leader = leadLimiter({
      ...{ bus, clock, random: options.random, held: [...held.values()], save },
      saved: saved instanceof Map ? (saved as Map<string, BudgetFacts>) : undefined,
      whenGone: (other) =>
        // The lock of a tab is free when it is gone.
        locks
          .request(lockOf(name, other), { signal: closed.signal }, async () => {})
          .then(
            () => {},
            () => new Promise<void>(() => {}),
          ),
    });
    await whenClosed(closed.signal);
    leader = undefined;
  };
  void alive.then(() => locks.request(`${name} leads`, { signal: closed.signal }, lead)).catch(() => {});

  /** Answers a new leader: what this tab holds, what it has to tell, what it waits for. */
  const introduce = () => {
    bus.post({ kind: "holds", turns: [...held.values()].filter((turn) => turn.tab === tab) });
    for (const message of unsettled.values()) bus.post(message);
    for (const waiter of asked.values()) postTake(waiter);
  };
  const postTake = ({ id, call: { group, operationId, isRepeat } }: Waiter) =>
    bus.post({ kind: "take", tab, turn: id, group, operationId, isRepeat, queued: queues.get(group)?.length ?? 0 });
  const ask = (group: string) => {
    const first = queues.get(group)?.[0];
    if (!first || asked.has(group)) return;
    asked.set(group, first);
    postTake(first);
    cancelTick ??= clock.schedule(tick, TICK_MS);
  };
  const tick = () => {
    cancelTick = undefined;
    if (asked.size === 0) return;
    bus.post({ kind: "tick" });
    cancelTick = clock.schedule(tick, TICK_MS);
  };
  const accept = ({ kind: _, ...turn }: LeaderMessage & { kind: "grant" }) => {
    // A leader that has taken over may give again what the one before has given.
    if (held.has(turn.turn)) return;
    held.set(turn.turn, turn);
    if (turn.tab !== tab) return;
    const waiter = asked.get(turn.group);
    if (waiter?.id !== turn.turn) return giveBack(turn);
    leave(waiter);
    waiter.end();
  };
  const giveBack = (
    turn: HeldTurn,
    result: Parameters<RateLimiter["settle"]>[0] = { group: turn.group, isUnsent: true },
  ) => {
    if (unsettled.has(turn.turn)) return;
    const message: TabMessage = { kind: "settle", ...turn, result };
    unsettled.set(turn.turn, message);
    bus.post(message);
  };
  /** Takes a waiter out of its queue, and lets the next one ask. */
  const leave = (waiter: Waiter) => {
    const { group } = waiter.call;
    const queue = queues.get(group) ?? [];
    queue.splice(queue.indexOf(waiter), 1);
    if (asked.get(group) === waiter) asked.delete(group);
    ask(group);
  };
  const drop = (waiter: Waiter, error: unknown) => {
    if (asked.get(waiter.call.group) === waiter) bus.post({ kind: "abort", turn: waiter.id });
    leave(waiter);
    waiter.end(error);
  };

  /** When a call with so many others of this tab before it may leave, as far as can be told. */
  const estimateMs = (group: string, ahead: number) => {
    const state = states.find((known) => known.group === group);
    if (!state) return clock.now();
    return Math.max(clock.now(), statesAtMs + state.waitMs) + Math.floor(ahead / state.limit) * state.windowMs;
  };
  const learn = (told: readonly RateLimitState[]) => {
    states = told;
    statesAtMs = clock.now();
    for (const [group, queue] of queues) {
      for (let ahead = queue.length - 1; ahead >= 0; ahead -= 1) {
        const waiter = queue[ahead] as Waiter;
        if (estimateMs(group, ahead) > waiter.untilMs) drop(waiter, tooLate(waiter.call, ahead));
      }
    }
  };
  const tooLate = ({ group, operationId }: Turn, ahead: number, reason = `maxWaitMs is ${maxWaitMs}`) =>
    new RateLimitWaitError(reason, { operationId, group, waitMs: estimateMs(group, ahead) - clock.now() });

  return {
    take(call) {
      const { group, signal, isRepeat } = call;
      const queue = queues.get(group) ?? [];
      queues.set(group, queue);
      // Repeats stay in order among themselves, before everyone who hasn't been sent to the leader.
      const repeats = queue.filter((waiter) => waiter.call.isRepeat).length;
      const ahead = isRepeat ? Math.max(repeats, asked.has(group) ? 1 : 0) : queue.length;
      const untilMs = clock.now() + maxWaitMs;
      return new Promise((resolve, reject) => {
        if (closed.signal.aborted) return reject(closed.signal.reason);
        if (signal?.aborted) return reject(signal.reason);
        if (ahead >= maxQueued) return reject(tooLate(call, ahead, `maxQueued is ${maxQueued}`));
        if (estimateMs(group, ahead) > untilMs) return reject(tooLate(call, ahead));
        turnCount += 1;
        const abort = () => drop(waiter, signal?.reason);
        const cancelTimer =
          maxWaitMs < Number.POSITIVE_INFINITY
            ? clock.schedule(() => drop(waiter, tooLate(call, queue.indexOf(waiter))), maxWaitMs)
            : () => {};
        const waiter: Waiter = {
          id: `${tab} ${turnCount}`,
          call,
          untilMs,
          end(error) {
            cancelTimer();
            signal?.removeEventListener("abort", abort);
            if (error === undefined) resolve();
            else reject(error);
          },
        };
        signal?.addEventListener("abort", abort);
        queue.splice(ahead, 0, waiter);
        ask(group);
      });
    },

    settle(result) {
      const turn = [...held.values()].find(
        (known) => known.tab === tab && known.group === result.group && !unsettled.has(known.turn),
      );
      if (turn) giveBack(turn, result);
    },

    state: () => states.map((state) => ({ ...state, waitMs: Math.max(0, statesAtMs + state.waitMs - clock.now()) })),

    close() {
      closed.abort();
      listener.close();
      speaker.close();
      cancelTick?.();
      for (const queue of queues.values()) for (const { end } of queue.splice(0)) end(closed.signal.reason);
    },
  };
}

const KEY = "budgets";

const lockOf = (name: string, tab: string) => `${name} tab ${tab}`;

function whenClosed(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}

/** Saves one after the other, of several that come meanwhile the last; one that fails is no reason to stop. */
function keepLatest<Value>(save: (value: Value) => Promise<void>): (value: Value) => void {
  let next: { value: Value } | undefined;
  let isSaving = false;
  const run = async () => {
    isSaving = true;
    for (let now = next; now; now = next) {
      next = undefined;
      await save(now.value).catch(() => {});
    }
    isSaving = false;
  };
  return (value) => {
    next = { value };
    if (!isSaving) void run();
  };
}

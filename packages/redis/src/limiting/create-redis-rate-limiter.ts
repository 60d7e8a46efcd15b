import { setMaxListeners } from "node:events";
import { AbortError, type RateLimitState, type Turn, type TurnResult } from "@rcw/client";
import { checkDurations } from "../connection/key-prefix.js";
import { RedisUnavailableError } from "../connection/redis-unavailable-error.js";
import { type Absence, createGroup, type Group, stateOf } from "./group.js";
import { DEFAULTS, type RedisRateLimiter, type RedisRateLimiterOptions } from "./limiter-options.js";
import { createLocalLimiter } from "./local-turns.js";
import { type BudgetReply, type BudgetRequest, createSharedBudget } from "./shared-budget.js";
import { enqueue, refuseLate, tooLong, type WaitingCall } from "./waiting-calls.js";

/**
 * A limiter that all processes of an account share, on Redis: they keep to one limit, come in turns, and a 429 that one of
 * them gets pauses all. See `RateLimiter` of `@rcw/client` for what it does.
 *
 * @example
 * ```ts no-run="needs a Redis"
 * import { createWebinarClient } from "@rcw/client";
 * import { createRedisRateLimiter } from "@rcw/redis";
 * import { createClient } from "redis";
 *
 * const redis = await createClient().on("error", console.error).connect();
 * const rateLimit = createRedisRateLimiter({ redis, name: "my-app" });
 * const rcw = createWebinarClient({ auth: { accessToken: "..." }, rateLimit });
 * ```
 * @throws {InvalidRequestError} for an option that can't work.
 */
export function createRedisRateLimiter(given: RedisRateLimiterOptions): RedisRateLimiter {
  const { hooks = {}, ...options } = { ...DEFAULTS, ...given };
  const { maxWaitMs, maxQueued, leaseMs, retryEveryMs, onUnavailable, commandTimeoutMs, random } = options;
  checkDurations({ maxWaitMs, maxQueued, leaseMs, retryEveryMs, commandTimeoutMs });
  const budget = createSharedBudget(options);
  const me = crypto.randomUUID();
  const groups = new Map<string, Group>();
  const timers = new Set<NodeJS.Timeout>();
  /** Results on their way to Redis. */
  const results = new Set<Promise<void>>();
  let turnCount = 0;
  let epoch: string | undefined;
  let absence: Absence | undefined;
  let isClosed = false;

  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? createGroup(name);
    groups.set(name, group);
    return group;
  };

  const statesKnown = () => [...groups.values()].flatMap((group) => stateOf(group) ?? []);

  const hear = ({ state }: BudgetReply) => {
    const group = groupOf(state.group);
    group.state = state;
    group.stateAtMs = performance.now();
  };

  /** Asks Redis. When it has lost what it kept, it is told what is known here; `isNew` says so. */
  const ask = async (group: Group, request: BudgetRequest): Promise<BudgetReply & { isNew: boolean }> => {
    const before = statesKnown();
    const reply = await budget.ask(group.name, request);
    const isNew = epoch !== undefined && reply.epoch !== undefined && reply.epoch !== epoch;
    if (reply.epoch !== undefined) epoch = reply.epoch;
    if (isNew) await tellKnown(before);
    else hear(reply);
    return { ...reply, isNew };
  };
  const tellKnown = async (states: readonly RateLimitState[]) => {
    const stateByGroup = new Map(states.map((state) => [state.group, state]));
    await Promise.all(
      [...groups.values()].map(async ({ name, turns }) => {
        const state = stateByGroup.get(name);
        const known = state?.limit === Number.POSITIVE_INFINITY ? undefined : state;
        hear(await budget.ask(name, { kind: "tell", turns, state: known }));
      }),
    );
  };

  const later = (action: () => void, delayMs: number): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, delayMs);
    timers.add(timer);
    return timer;
  };

  const askForTurns = async (group: Group) => {
    if (group.isAsking) return group.wake?.();
    group.isAsking = true;
    try {
      while (group.waiting[0] && !absence && !isClosed) {
        turnCount += 1;
        const turn = `${me}.${turnCount}`;
        const { length: queued } = group.waiting;
        const { isRepeat } = group.waiting[0];
        const reply = await ask(group, { kind: "take", process: me, turn, queued, isRepeat });
        const call = reply.granted && !reply.isNew ? group.waiting.shift() : undefined;
        if (call) {
          group.turns.push(turn);
          call.end();
        } else if (reply.granted) {
          await ask(group, { kind: "settle", turn, isUnsent: true });
        } else {
          refuseLate(group.waiting, reply.lastReadyMs, maxWaitMs);
          if (group.waiting[0]) await sleep(group, reply.askInMs);
        }
      }
      if (!absence && !isClosed) void ask(group, { kind: "leave", process: me }).catch(() => {});
    } catch (error) {
      goAway(error);
    } finally {
      group.isAsking = false;
    }
    if (group.waiting[0] && !absence && !isClosed) void askForTurns(group);
  };
  const sleep = (group: Group, delayMs: number) =>
    new Promise<void>((resolve) => {
      const timer = later(() => group.wake?.(), delayMs);
      group.wake = () => {
        clearTimeout(timer);
        timers.delete(timer);
        group.wake = undefined;
        resolve();
      };
    });

  const quietly = (action: () => void) => {
    try {
      action();
    } catch {
      // A hook's own business.
    }
  };

  const goAway = (error: unknown) => {
    if (absence || isClosed) return;
    const local = createLocalLimiter(statesKnown(), maxWaitMs, maxQueued);
    const here: Absence = { sinceMs: performance.now(), error, local, end: new AbortController(), owed: [] };
    absence = here;
    // As many as there are calls that wait.
    setMaxListeners(0, here.end.signal);
    quietly(() => hooks.onAway?.({ error }));
    for (const group of groups.values()) {
      for (const call of group.waiting.splice(0)) waitLocally(call, group, here);
      group.wake?.();
    }
    later(() => void comeBack(here), retryEveryMs * (1 + random() / 4));
  };
  const comeBack = async (here: Absence) => {
    try {
      // What the local limiter has learned counts too: the less of both.
      const local = new Map(here.local.state().map((state) => [state.group, state]));
      const states = statesKnown().map((state) => lessOf(state, local.get(state.group)));
      await tellKnown(states);
      for (const owed of here.owed.splice(0)) await budget.ask(owed.group.name, owed.request);
    } catch {
      if (!isClosed) later(() => void comeBack(here), retryEveryMs * (1 + random() / 4));
      return;
    }
    absence = undefined;
    quietly(() => hooks.onBack?.({ awayMs: performance.now() - here.sinceMs }));
    here.end.abort();
  };
  const waitLocally = (call: WaitingCall, group: Group, { local, end, error }: Absence) => {
    if (onUnavailable === "fail") return call.end(unavailable(error));
    const signal = call.signal ? AbortSignal.any([call.signal, end.signal]) : end.signal;
    local.take({ ...call, signal }).then(
      () => {
        group.localTurns += 1;
        call.end();
      },
      (problem: unknown) => (end.signal.aborted && !call.signal?.aborted ? wait(call, group) : call.end(problem)),
    );
  };
  const wait = (call: WaitingCall, group: Group) => {
    if (absence) return waitLocally(call, group, absence);
    enqueue(group.waiting, call);
    void askForTurns(group);
  };

  const renew = () => {
    for (const group of groups.values())
      if (group.turns[0] && !absence) ask(group, { kind: "renew", turns: group.turns }).catch(goAway);
  };
  const renewal = setInterval(renew, leaseMs / 3);
  renewal.unref();

  const settle = async ({ group: name, ...result }: TurnResult): Promise<void> => {
    const group = groupOf(name);
    const isLocal = group.localTurns > 0;
    if (isLocal) group.localTurns -= 1;
    const turn = (isLocal ? undefined : group.turns.shift()) ?? "";
    if (isLocal && absence) void absence.local.settle({ group: name, ...result });
    const request: BudgetRequest = { kind: "settle", turn, ...result };
    try {
      if (absence) absence.owed.push({ group, request });
      else await ask(group, request);
    } catch (error) {
      goAway(error);
      (absence as Absence | undefined)?.owed.push({ group, request });
    }
    group.wake?.();
  };

  const refresh = async () => {
    const { groups: names = [] } = await ask(groupOf(""), { kind: "state" });
    await Promise.all(names.map((name) => ask(groupOf(name), { kind: "state" })));
    return limiter.state();
  };
  let isRefreshing = false;

  const limiter: RedisRateLimiter = {
    take: (turn: Turn) =>
      new Promise((resolve, reject) => {
        const { signal } = turn;
        if (signal?.aborted) return reject(signal.reason);
        if (isClosed) return reject(new AbortError());
        const group = groupOf(turn.group);
        const isLimited = (group.state?.limit ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY;
        if (isLimited && group.waiting.length >= maxQueued)
          return reject(tooLong(turn, group.state?.waitMs ?? 0, `maxQueued is ${maxQueued}`));
        const abort = () => {
          const index = group.waiting.indexOf(call);
          if (index >= 0) group.waiting.splice(index, 1);
          call.end(signal?.reason ?? new AbortError());
          group.wake?.();
        };
        const call: WaitingCall = {
          ...turn,
          untilMs: performance.now() + maxWaitMs,
          end(error) {
            signal?.removeEventListener("abort", abort);
            if (error === undefined) resolve();
            else reject(error);
          },
        };
        signal?.addEventListener("abort", abort);
        wait(call, group);
      }),

    settle(result) {
      const told = settle(result).finally(() => results.delete(told));
      results.add(told);
      return told;
    },

    state() {
      if (!absence && !isClosed && !isRefreshing) {
        isRefreshing = true;
        refresh()
          .catch(goAway)
          .finally(() => {
            isRefreshing = false;
          });
      }
      const states = absence ? absence.local.state() : statesKnown();
      return states.filter(({ group, inFlight }) => group !== "" || inFlight > 0);
    },
    refresh,
    async close() {
      if (absence === undefined) await Promise.allSettled(results);
      isClosed = true;
      clearInterval(renewal);
      for (const timer of timers) clearTimeout(timer);
      for (const group of groups.values()) {
        for (const call of group.waiting.splice(0)) call.end(new AbortError());
        group.wake?.();
      }
    },
  };
  return limiter;
}

function unavailable(cause: unknown): RedisUnavailableError {
  return new RedisUnavailableError('not sent: Redis is away, and onUnavailable is "fail"', { cause });
}

function lessOf(state: RateLimitState, other: RateLimitState | undefined): RateLimitState {
  if (!other) return state;
  const remaining = Math.min(state.remaining, other.remaining);
  return { ...state, remaining, waitMs: Math.max(state.waitMs, other.remaining > 0 ? 0 : other.waitMs) };
}

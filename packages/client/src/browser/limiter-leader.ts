import { createKeptLimiter, type RateLimiterOptions } from "../rate-limits/create-rate-limiter.js";
import type { BudgetFacts } from "../rate-limits/group-budget.js";
import type { RateLimitState, TurnResult } from "../rate-limits/rate-limiter.js";
import { type Clock, systemClock } from "../time/clock.js";
import { createPokedClock } from "./poked-clock.js";
import type { Bus, HeldTurn, TabMessage } from "./shared-limiter-messages.js";

/** The one tab whose limiter decides for all. */
export interface LimiterLeader {
  receive(message: TabMessage): void;
}

export interface LimiterLeaderOptions extends Pick<RateLimiterOptions, "clock" | "random"> {
  readonly bus: Bus;
  /** What the leader before has known. */
  readonly saved: ReadonlyMap<string, BudgetFacts> | undefined;
  /** Turns that were given before and aren't settled, as far as this tab has heard. */
  readonly held: Iterable<HeldTurn>;
  /** Keeps what is known for the next leader. */
  save(facts: ReadonlyMap<string, BudgetFacts>): void;
  /** Resolves when a tab is gone. */
  whenGone(tab: string): Promise<void>;
}

interface GivenTurn extends Omit<HeldTurn, "turn"> {
  /** While the call waits. */
  readonly wait?: AbortController;
}

/**
 * Decides for all tabs with one built-in limiter. Each tab asks for one turn of a group at a time, so that they come in
 * turns, however much one of them has to do.
 */
export function leadLimiter(options: LimiterLeaderOptions): LimiterLeader {
  const { bus, clock: given = systemClock, random = Math.random } = options;
  const clock: Clock & { poke(): void } = createPokedClock(given);
  // The tabs themselves bound how long and how many of their calls wait.
  const bounds = { maxWaitMs: Number.POSITIVE_INFINITY, maxQueued: Number.POSITIVE_INFINITY };
  const limiter = createKeptLimiter({ ...bounds, clock, random }, options.saved);
  const turns = new Map<string, GivenTurn>();
  /** Tabs that were heard of, with how many of their calls wait by group. */
  const tabs = new Map<string, Map<string, number>>();

  const settle = (turn: string, result: TurnResult) => {
    turns.delete(turn);
    limiter.settle(result);
    options.save(limiter.save());
  };
  const tellState = () => bus.post({ kind: "state", states: limiter.state().map(withQueues) });
  const withQueues = (state: RateLimitState): RateLimitState => {
    let queued = 0;
    for (const waiting of tabs.values()) queued += waiting.get(state.group) ?? 0;
    return { ...state, queued };
  };

  const meet = (tab: string) => {
    if (tabs.has(tab)) return;
    tabs.set(tab, new Map());
    void options.whenGone(tab).then(() => {
      tabs.delete(tab);
      for (const [turn, { tab: owner, group, wait }] of turns) {
        if (owner !== tab) continue;
        // Nobody knows how far a call came whose tab is gone: it counts.
        if (wait) wait.abort();
        else settle(turn, { group });
      }
      tellState();
    });
  };
  const adopt = ({ tab, turn, group }: HeldTurn) => {
    if (turns.has(turn)) return;
    turns.set(turn, { tab, group });
    limiter.adopt(group);
    meet(tab);
  };
  const give = (held: HeldTurn) => {
    turns.set(held.turn, { tab: held.tab, group: held.group });
    tabs.get(held.tab)?.set(held.group, Math.max(0, (tabs.get(held.tab)?.get(held.group) ?? 0) - 1));
    bus.post({ kind: "grant", ...held });
    tellState();
  };

  for (const turn of options.held) adopt(turn);
  bus.post({ kind: "leads" });

  return {
    receive(message) {
      clock.poke();
      if (message.kind === "take") {
        const { tab, turn, group, operationId, isRepeat } = message;
        const known = turns.get(turn);
        if (known) return known.wait ? undefined : give({ tab, turn, group });
        meet(tab);
        tabs.get(tab)?.set(group, message.queued);
        const wait = new AbortController();
        turns.set(turn, { tab, group, wait });
        limiter.take({ group, operationId, isRepeat, signal: wait.signal }).then(
          () => (wait.signal.aborted ? settle(turn, { group, isUnsent: true }) : give({ tab, turn, group })),
          () => turns.delete(turn),
        );
        tellState();
      } else if (message.kind === "abort") {
        turns.get(message.turn)?.wait?.abort();
      } else if (message.kind === "settle") {
        adopt(message);
        settle(message.turn, message.result);
        bus.post({ kind: "settled", turn: message.turn });
        tellState();
      } else if (message.kind === "holds") {
        for (const turn of message.turns) adopt(turn);
      } else {
        tellState();
      }
    },
  };
}

import type { RateLimitState, TurnResult } from "@rcw/client";
import { keyPrefix } from "../connection/key-prefix.js";
import { createScriptRunner } from "../connection/run-script.js";
import { BUDGET_SCRIPT } from "./budget-script.js";
import type { RedisRateLimiterOptions } from "./limiter-options.js";

/** What the script replies. */
export interface BudgetReply {
  readonly granted: boolean;
  /** When to ask again, when the turn wasn't granted. */
  readonly askInMs: number;
  /** When the last of those that wait in this process may leave, as far as it is known; 0 until an answer has told the limit. */
  readonly lastReadyMs: number;
  readonly state: RateLimitState;
  /** Names of all groups of the account; only in reply to `state`. */
  readonly groups?: readonly string[];
  /** Another one than before: Redis has lost what it kept. */
  readonly epoch?: string;
}

/** A request to the script; see `budget-script.ts`. */
export type BudgetRequest =
  | {
      readonly kind: "take";
      readonly process: string;
      readonly turn: string;
      readonly queued: number;
      readonly isRepeat: boolean;
    }
  | ({ readonly kind: "settle"; readonly turn: string } & Omit<TurnResult, "group">)
  | { readonly kind: "renew"; readonly turns: readonly string[] }
  | { readonly kind: "leave"; readonly process: string }
  | { readonly kind: "tell"; readonly turns: readonly string[]; readonly state: RateLimitState | undefined }
  | { readonly kind: "state" };

/** The budget of each group of an account, on Redis. */
export interface SharedBudget {
  ask(group: string, request: BudgetRequest): Promise<BudgetReply>;
}

/** How long after it was to ask again a process keeps its place. */
const GRACE_MS = 1500;

export function createSharedBudget(options: Required<Omit<RedisRateLimiterOptions, "hooks">>): SharedBudget {
  const { redis, name, commandTimeoutMs, leaseMs, random } = options;
  const prefix = keyPrefix(name);
  const runner = createScriptRunner({ redis, script: BUDGET_SCRIPT, commandTimeoutMs });
  const keyOf = (group: string) => `${prefix}limits:${encodeURIComponent(group)}`;

  const ask = async (group: string, request: BudgetRequest): Promise<BudgetReply> => {
    const countedGroup = (request.kind === "settle" && request.snapshot?.group) || group;
    const keys = [keyOf(group), `${prefix}limits`, keyOf(countedGroup)];
    const value = JSON.stringify({ ...request, group, countedGroup, leaseMs, graceMs: GRACE_MS, random: random() });
    const giveBack = (reply: unknown) => {
      // It came when nobody waited for it any more.
      if (request.kind === "take" && readReply(reply).granted)
        ask(group, { kind: "settle", turn: request.turn, isUnsent: true }).catch(() => {});
    };
    return readReply(await runner.run(keys, [value], giveBack));
  };
  return { ask };
}

function readReply(reply: unknown): BudgetReply {
  const { state, ...rest } = JSON.parse(String(reply)) as BudgetReply;
  // JSON has no infinity.
  const { limit = Number.POSITIVE_INFINITY, remaining } = state;
  return { ...rest, state: { ...state, limit, remaining: limit === Number.POSITIVE_INFINITY ? limit : remaining } };
}

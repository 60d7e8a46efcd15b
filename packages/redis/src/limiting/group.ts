import type { RateLimiter, RateLimitState } from "@rcw/client";
import type { BudgetRequest } from "./shared-budget.js";
import type { WaitingCall } from "./waiting-calls.js";

/** A group as this process sees it. */
export interface Group {
  readonly name: string;
  readonly waiting: WaitingCall[];
  /** Turns that Redis gave to calls of this process, oldest first. */
  readonly turns: string[];
  /** Turns that the local limiter gave. */
  localTurns: number;
  /** What was heard last, and when. */
  state?: RateLimitState;
  stateAtMs: number;
  isAsking: boolean;
  /** Ends the sleep before the next question. */
  wake?: (() => void) | undefined;
}

/** While Redis is away. */
export interface Absence {
  readonly sinceMs: number;
  readonly error: unknown;
  readonly local: RateLimiter;
  readonly end: AbortController;
  /** What Redis couldn't be told. */
  readonly owed: { readonly group: Group; readonly request: BudgetRequest }[];
}

export function createGroup(name: string): Group {
  return { name, waiting: [], turns: [], localTurns: 0, stateAtMs: 0, isAsking: false };
}

/** What is known of a group now; a wait gets shorter by itself. */
export function stateOf({ state, stateAtMs }: Group): RateLimitState | undefined {
  return state && { ...state, waitMs: Math.max(0, state.waitMs - (performance.now() - stateAtMs)) };
}

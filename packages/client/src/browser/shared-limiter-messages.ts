import type { RateLimitState, Turn, TurnResult } from "../rate-limits/rate-limiter.js";

/** A turn that a tab was given and hasn't settled. */
export interface HeldTurn {
  readonly tab: string;
  readonly turn: string;
  readonly group: string;
}

/** What tabs tell the one that leads. `turn` names a turn for as long as it lives. */
export type TabMessage =
  /** A call wants to leave; `queued` counts those of its tab and group that wait, itself included. */
  | ({ readonly kind: "take"; readonly tab: string; readonly turn: string; readonly queued: number } & Omit<
      Turn,
      "signal"
    >)
  /** It doesn't want to any more. */
  | { readonly kind: "abort"; readonly turn: string }
  | ({ readonly kind: "settle"; readonly result: TurnResult } & HeldTurn)
  /** In answer to `leads`: what the tab holds. */
  | { readonly kind: "holds"; readonly turns: readonly HeldTurn[] }
  /** Time passes: a hidden tab's own timers may be late. */
  | { readonly kind: "tick" };

/** What the one that leads tells all tabs. */
export type LeaderMessage =
  /** From now on this one leads: ask it again. */
  | { readonly kind: "leads" }
  | ({ readonly kind: "grant" } & HeldTurn)
  /** A result has arrived. */
  | { readonly kind: "settled"; readonly turn: string }
  | { readonly kind: "state"; readonly states: readonly RateLimitState[] };

/** Between the tabs; everyone hears everything, the sender too. */
export interface Bus {
  post(message: TabMessage | LeaderMessage): void;
}

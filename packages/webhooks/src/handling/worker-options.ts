import type { Clock } from "@rcw/client";
import type { KnownState } from "../catching-up/known-state.js";
import type { WebhookHandlers } from "../events/webhook-event.js";
import type { WebhookInbox } from "../inbox/inbox.js";
import type { WebhookHooks } from "../watching/webhook-hooks.js";

/** How events are handed to their handlers. */
export interface HandlingOptions {
  /** How often a handler gets an event at most, before it goes to the dead letters. Default: 8. */
  maxAttempts?: number;
  /** Longest wait before the first repeat, in milliseconds; it doubles with each, with jitter. Default: 1000. */
  retryDelayMs?: number;
  /** Longest wait before any repeat, in milliseconds. Default: 60000. */
  maxRetryDelayMs?: number;
  /** How long a handler may take, in milliseconds; longer counts as a failure. Default: 30000. */
  handlerTimeoutMs?: number;
  /** How many events are handled at the same time, each of another resource. Default: 16. */
  concurrency?: number;
  /**
   * How long an event that carries a time is held back, in milliseconds from when it came, so that an earlier one of the
   * same resource that comes later still goes first. 0 restores the order only among those that wait. Default: 200.
   */
  orderWindowMs?: number;
}

/** What the worker works with. */
export interface WorkerContext {
  readonly inbox: WebhookInbox;
  readonly handlers: WebhookHandlers;
  /** Takes in each event that was handled. */
  readonly known: Pick<KnownState, "note"> | undefined;
  readonly hooks: WebhookHooks;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: Required<HandlingOptions>;
}

export const HANDLING_DEFAULTS: Required<HandlingOptions> = {
  maxAttempts: 8,
  retryDelayMs: 1000,
  maxRetryDelayMs: 60_000,
  handlerTimeoutMs: 30_000,
  concurrency: 16,
  orderWindowMs: 200,
};

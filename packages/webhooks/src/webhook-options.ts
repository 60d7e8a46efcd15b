import type { Clock } from "@rcw/client";
import type { KnownState } from "./catching-up/known-state.js";
import type { WebhookHandlers } from "./events/webhook-event.js";
import type { HandlingOptions } from "./handling/worker-options.js";
import type { WebhookInbox } from "./inbox/inbox.js";
import type { VerificationToken } from "./receiving/verification-token.js";
import type { WebhookHooks } from "./watching/webhook-hooks.js";

/** Options of `createWebhookHandler`. */
export interface WebhookOptions {
  /** What notifications must carry: the token that the subscription was made with. */
  verificationToken: VerificationToken;
  /** A function for each event; `"*"` for those that have none. */
  on: WebhookHandlers;
  /**
   * When the service gets its answer. `before`: once the event is in the inbox, before it is handled. `after`: once its
   * handler is done, so that a crash loses nothing that was answered; a handler that fails, or takes longer than
   * `answerWithinMs`, makes the answer 503 and goes on. Only for handlers that are quick. Default: `before`.
   */
  ack?: "before" | "after";
  /** Where events wait. Default: the memory of this process, which a crash empties. */
  inbox?: WebhookInbox;
  /** Takes in each event that was handled, so that `reconcile` finds those that never came. */
  known?: KnownState;
  /** Repeats, time-outs, order: how events are handed over. */
  handling?: HandlingOptions;
  /** Told what happens. */
  hooks?: WebhookHooks;
  /** Largest body that is read, in bytes. Default: 262144. */
  maxBodyBytes?: number;
  /** How deep its JSON may be nested. Default: 32. */
  maxDepth?: number;
  /** Longest time until the service has its answer, in milliseconds; it waits 3000 itself. Default: 2500. */
  answerWithinMs?: number;
  /** Source of time. Default: the machine's. */
  clock?: Clock;
  /** Source of randomness for the waits between attempts, from 0 to 1. Default: `Math.random`. */
  random?: () => number;
}

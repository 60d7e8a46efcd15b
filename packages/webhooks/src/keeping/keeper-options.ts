import type { Clock, WebinarClient } from "@rcw/client";
import type { SubscriptionInfo } from "@rcw/types";
import type { EventScope } from "../events/event-filters.js";
import type { WebhookEventName } from "../events/webhook-event.js";
import type { KeeperStore } from "./keeper-store.js";
import type { RemovalReason } from "./next-step.js";

/** What the keeper uses of a client. */
export type SubscriptionsClient = Pick<WebinarClient, "subscriptions">;

/** Options of `keepSubscription`. */
export interface KeeperOptions extends EventScope {
  /** Where the service posts events: https. It also tells which of the app's subscriptions is this one. */
  address: string;
  /** Which events. */
  events: readonly WebhookEventName[];
  /** What notifications carry: the same as `createWebhookHandler` checks. */
  verificationToken?: string;
  /** How long it lasts without a renewal, in seconds, 60 to 315360000. Default: 604800, seven days. */
  expiresInSeconds?: number;
  /** Renewed when it has no more than this left, in milliseconds. Default: a third of its lifetime. */
  renewBeforeMs?: number;
  /** How often it is looked after, in milliseconds: the service tells nobody when it gives up. Default: 600000. */
  checkEveryMs?: number;
  /** What the keepers of several processes share. Default: nothing. */
  store?: KeeperStore;
  hooks?: KeeperHooks;
  /** Source of time. Default: the machine's. */
  clock?: Clock;
  /** Source of randomness, from 0 to 1: keepers of several processes shouldn't check at one moment. Default: `Math.random`. */
  random?: () => number;
}

/** Told what the keeper does; whatever a hook throws is dropped. */
export interface KeeperHooks {
  onCreated?(subscription: SubscriptionInfo): void;
  onChanged?(subscription: SubscriptionInfo): void;
  onRenewed?(subscription: SubscriptionInfo): void;
  onRemoved?(removed: { readonly subscription: SubscriptionInfo; readonly reason: RemovalReason }): void;
  /**
   * There was no live subscription for a while, up to now: events may be missing. `sinceMs` is when it was last known
   * to be alive, in milliseconds since the epoch; undefined at the very first. The moment for `reconcile`.
   */
  onGap?(gap: { readonly sinceMs: number | undefined; readonly untilMs: number }): void;
  /** A check failed; the next is after `retryInMs`. */
  onError?(failure: { readonly error: unknown; readonly retryInMs: number }): void;
}

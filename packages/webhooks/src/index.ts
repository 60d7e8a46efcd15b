// The receiver.

// What never came.
export { createKnownState, type KnownState, type KnownStateData } from "./catching-up/known-state.js";
export {
  type ReconcileClient,
  type ReconcileOptions,
  type ReconcileReport,
  reconcile,
} from "./catching-up/reconcile.js";
export { createWebhookHandler, type WebhookContext, type WebhookHandler } from "./create-webhook-handler.js";
export { type EventScope, eventFiltersOf } from "./events/event-filters.js";
export type {
  AnyWebhookEvent,
  EventFilterPath,
  EventFrame,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookEventName,
  WebhookHandlers,
} from "./events/webhook-event.js";
// The events.
export { eventTable, type WebhookEventBodies } from "./generated/events.js";
export type { HandlingOptions } from "./handling/worker-options.js";
// Where events wait.
export type { DeadLetter, ResourceClaim, StoredEvent, TakenEvent, WebhookInbox } from "./inbox/inbox.js";
export { createMemoryInbox, type MemoryInboxOptions } from "./inbox/memory-inbox.js";
// The subscription.
export { keepSubscription, type SubscriptionKeeper } from "./keeping/keep-subscription.js";
export type { KeeperHooks, KeeperOptions, SubscriptionsClient } from "./keeping/keeper-options.js";
export { createMemoryKeeperStore, type KeeperStore, type KeptSubscription } from "./keeping/keeper-store.js";
export type { RemovalReason } from "./keeping/next-step.js";
export { type NodeRequest, type NodeResponse, toNodeHandler } from "./node/to-node-handler.js";
export type { VerificationToken } from "./receiving/verification-token.js";
export type { EventProgress, WebhookHooks } from "./watching/webhook-hooks.js";
export type { WebhookOptions } from "./webhook-options.js";

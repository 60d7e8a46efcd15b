import type { eventTable, WebhookEventBodies } from "../generated/events.js";

/** Names of the events that are known: `session.created`, `registrant.created`, ... */
export type WebhookEventName = keyof WebhookEventBodies;

/** An event as its handler gets it. */
export interface WebhookEvent<Name extends WebhookEventName = WebhookEventName> extends EventFrame {
  readonly name: Name;
  readonly body: WebhookEventBodies[Name];
}

/** One of all known events; `name` tells which, and narrows `body`. */
export type AnyWebhookEvent = { [Name in WebhookEventName]: WebhookEvent<Name> }[WebhookEventName];

/** An event that isn't in the table, as it came. */
export interface UnknownWebhookEvent extends EventFrame {
  readonly name: "unknown";
  /** The whole notification, parsed and otherwise untouched. */
  readonly notification: unknown;
}

/** What every event has, whatever it is about. */
export interface EventFrame {
  /** Tells the event from all others; the same when it is delivered twice. */
  readonly uuid: string;
  /** The event filter that brought it, as the subscription has it; "" when the notification doesn't say. */
  readonly filter: string;
  /** When it happened, RFC 3339; undefined when the notification doesn't say. */
  readonly timestamp: string | undefined;
  /** The subscription that brought it; undefined for what was caught up. */
  readonly subscriptionId: string | undefined;
  /** Whether one of the same resource that happened later has been handled before: its content is history. */
  readonly isLate: boolean;
  /** Whether it never came, and was found out by `reconcile`. */
  readonly isReconciled: boolean;
  /** How often it was handed to the handler, this time included, from 1. */
  readonly attempt: number;
}

/** A function for each event one cares for; a promise that it gives is waited for. `"*"` gets the events that no other takes, the unknown ones too. */
export type WebhookHandlers = {
  readonly [Name in WebhookEventName]?: (event: WebhookEvent<Name>) => unknown;
} & {
  readonly "*"?: (event: AnyWebhookEvent | UnknownWebhookEvent) => unknown;
};

/** The event filter of each event: what to put into `eventFilters` of a subscription. */
export type EventFilterPath = (typeof eventTable)[WebhookEventName]["filter"];

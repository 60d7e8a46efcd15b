import { eventTable } from "../generated/events.js";
import type { AnyWebhookEvent, UnknownWebhookEvent, WebhookEventName } from "./webhook-event.js";

/** A notification, taken apart as far as it can be. */
export interface ReadNotification {
  readonly name: WebhookEventName | "unknown";
  readonly notification: unknown;
  /** What it is about, such as `sessionId:12`: events with the same one are handled in order; undefined for unknown. */
  readonly resource: string | undefined;
  /** When it happened, in milliseconds since the epoch; undefined when the notification doesn't say. */
  readonly happenedMs: number | undefined;
}

interface EventRow {
  readonly filter: string;
  readonly resource: readonly string[];
  readonly when?: readonly [property: string, value: string];
}

const rows = Object.entries(eventTable) as [WebhookEventName, EventRow][];

/** Finds out which event a notification is, by its filter and its body. */
export function readNotification(notification: unknown): ReadNotification {
  const { event, timestamp, body } = asRecord(notification);
  const [path] = typeof event === "string" ? event.split("?") : [];
  const happened = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  const happenedMs = Number.isNaN(happened) ? undefined : happened;
  for (const [name, { filter, when, resource }] of rows) {
    if (filter !== path || (when && asRecord(body)[when[0]] !== when[1])) continue;
    const id = resource.reduce<unknown>((value, key) => asRecord(value)[key], body);
    // An event without the id of what it is about isn't what the table calls by this name.
    if (typeof id !== "string" && typeof id !== "number") break;
    // State and content of a session share its order; so do a registrant's coming and going.
    const kind = resource.length > 1 ? resource[0] : "session";
    return { name, notification, resource: `${kind}:${id}`, happenedMs };
  }
  return { name: "unknown", notification, resource: undefined, happenedMs };
}

/** How an event stands when it is handed over. */
export interface Handing {
  readonly uuid: string;
  readonly attempt: number;
  readonly isLate: boolean;
  readonly isReconciled: boolean;
}

/** The event as its handler gets it. */
export function toEvent(
  { name, notification }: ReadNotification,
  { uuid, attempt, isLate, isReconciled }: Handing,
): AnyWebhookEvent | UnknownWebhookEvent {
  const { event, timestamp, subscriptionId, body } = asRecord(notification);
  const frame = {
    uuid,
    filter: typeof event === "string" ? event : "",
    timestamp: typeof timestamp === "string" ? timestamp : undefined,
    subscriptionId: typeof subscriptionId === "string" ? subscriptionId : undefined,
    isLate,
    isReconciled,
    attempt,
  };
  return name === "unknown" ? { ...frame, name, notification } : ({ ...frame, name, body } as AnyWebhookEvent);
}

/** The members of an object; none for anything else. */
function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

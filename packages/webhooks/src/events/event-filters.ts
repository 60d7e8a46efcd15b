import { eventTable } from "../generated/events.js";
import type { WebhookEventName } from "./webhook-event.js";

/** Narrows events to one webinar, or to the webinars of one host. */
export interface EventScope {
  /** Events of this webinar only. */
  readonly webinarId?: string | undefined;
  /** Events of webinars that this user hosts only. */
  readonly hostUserId?: string | undefined;
}

/**
 * The event filters that bring these events, for `eventFilters` of a subscription; each once, in a fixed order.
 *
 * @example eventFiltersOf(["registrant.created"], { webinarId })
 * @throws {TypeError} for a name that isn't an event's.
 */
export function eventFiltersOf(events: readonly WebhookEventName[], scope: EventScope = {}): string[] {
  const unknown = events.find((name) => !Object.hasOwn(eventTable, name));
  if (unknown !== undefined) {
    throw new TypeError(`Event "${unknown}" doesn't exist; there are ${Object.keys(eventTable).join(", ")}`);
  }
  const query = new URLSearchParams(
    Object.entries(scope).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  const paths = new Set(events.map((name) => eventTable[name].filter as string));
  return [...paths].sort().map((path) => (query === "" ? path : `${path}?${query}`));
}

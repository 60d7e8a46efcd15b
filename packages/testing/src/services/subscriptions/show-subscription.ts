import type { SubscriptionInfo, SubscriptionListResource } from "@rcw/types";
import type { SubscriptionRecord } from "../../state/subscription-record.js";
import { formatTime, type World } from "../../state/world.js";
import { mayReceive } from "../../webhooks/emit-event.js";
import { readEventFilter } from "../../webhooks/event-filters.js";

const PATH = "/webinar/notifications/v1/subscriptions";

type DisabledFilters = NonNullable<SubscriptionInfo["disabledFilters"]>;

/** A subscription as the service shows it: without its verification token. */
export function showSubscription(world: World, origin: string, subscription: SubscriptionRecord): SubscriptionInfo {
  const { id, eventFilters, expiresInSeconds, expirationTimeMs, creationTime, address, blacklistedData } = subscription;
  const disabledFilters = disabledFiltersOf(world, subscription);
  return {
    uri: `${origin}${PATH}/${id}`,
    id,
    eventFilters: [...eventFilters],
    ...(disabledFilters.length > 0 && { disabledFilters }),
    expirationTime: formatTime(expirationTimeMs),
    expiresIn: expiresInSeconds,
    status: blacklistedData === undefined ? "Active" : "Blacklisted",
    creationTime,
    deliveryMode: { transportType: "WebHook", address, encryption: false },
    ...(blacklistedData && { blacklistedData: { ...blacklistedData } }),
  };
}

export function showSubscriptions(
  world: World,
  origin: string,
  subscriptions: readonly SubscriptionRecord[],
): SubscriptionListResource {
  return { uri: origin + PATH, records: subscriptions.map((one) => showSubscription(world, origin, one)) };
}

/** Filters that let nothing through, because their events are for administrators. */
function disabledFiltersOf(world: World, { eventFilters, ownerUserId }: SubscriptionRecord): DisabledFilters {
  const owner = world.state.users.get(ownerUserId);
  return eventFilters.flatMap((filter) => {
    const read = readEventFilter(filter);
    if (owner === undefined || read === undefined || mayReceive(world, owner, read)) return [];
    const message = "User needs to have [WebinarSettings] permission, or to narrow the filter to their own hostUserId";
    return [{ filter, reason: "CMN-408", message }];
  });
}

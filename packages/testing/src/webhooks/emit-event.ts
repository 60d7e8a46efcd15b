import { ADMINISTRATOR_PERMISSION, hostOf } from "../services/access.js";
import type { UserRecord, WebinarRecord } from "../state/state.js";
import type { SubscriptionRecord } from "../state/subscription-record.js";
import { newUuid } from "../state/uuid.js";
import { presentTime, type World } from "../state/world.js";
import { type EventFilter, type EventKind, readEventFilter } from "./event-filters.js";
import type { NotificationBody, WebhookNotification } from "./notification.js";

/**
 * Tells every subscription that has asked for it what has happened to a webinar. The delivery runs on its own:
 * nobody waits for it but `fake.settleDeliveries()`.
 *
 * @param describe makes the body; called only if somebody has asked.
 */
export function emitEvent(
  world: World,
  webinar: WebinarRecord,
  kind: EventKind,
  describe: () => NotificationBody,
): void {
  let body: NotificationBody | undefined;
  for (const subscription of world.state.subscriptions.values()) {
    const event = matchingFilter(world, subscription, webinar, kind);
    if (event === undefined) continue;
    body ??= describe();
    const notification: WebhookNotification = {
      uuid: newUuid(world.state),
      event,
      timestamp: presentTime(world),
      subscriptionId: subscription.id,
      ownerId: subscription.ownerUserId,
      body,
    };
    world.webhooks?.enqueue(world, subscription, JSON.stringify(notification));
  }
}

function matchingFilter(
  world: World,
  subscription: SubscriptionRecord,
  webinar: WebinarRecord,
  kind: EventKind,
): string | undefined {
  const isOver = subscription.blacklistedData !== undefined || subscription.expirationTimeMs <= world.clock.now();
  if (isOver) return undefined;
  const owner = world.state.users.get(subscription.ownerUserId);
  const host = hostOf(world, webinar);
  if (owner?.accountId !== host.accountId) return undefined;
  return subscription.eventFilters.find((text) => {
    const filter = readEventFilter(text);
    return (
      filter?.kind === kind &&
      (filter.webinarId ?? webinar.id) === webinar.id &&
      (filter.hostUserId ?? host.userId) === host.userId &&
      mayReceive(world, owner, filter)
    );
  });
}

/** Whether a filter delivers anything to a user: what others host is for administrators. */
export function mayReceive({ rules }: World, user: UserRecord, { hostUserId }: EventFilter): boolean {
  if (!rules.companyEventsNeedPermission) return true;
  return hostUserId === user.userId || user.permissions.includes(ADMINISTRATOR_PERMISSION);
}

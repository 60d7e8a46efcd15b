import type { Call } from "../../engine/handler.js";
import { notFound, Refusal } from "../../engine/refusal.js";
import type { SubscriptionRecord } from "../../state/subscription-record.js";
import type { World } from "../../state/world.js";

type Caller = Pick<Call, "world" | "caller" | "clientId">;
type SubscriptionCall = Caller & { readonly path: { readonly subscriptionId: string } };

/** The subscriptions that the calling app has made for the calling user, without those that have expired. */
export function presentSubscriptions({ world, caller, clientId }: Caller): SubscriptionRecord[] {
  return [...world.state.subscriptions.values()].filter(
    (subscription) =>
      subscription.ownerUserId === caller.userId &&
      subscription.clientId === clientId &&
      !hasExpired(world, subscription),
  );
}

/**
 * A subscription of the calling app and user.
 *
 * @throws {Refusal} 404 `CMN-102` for an unknown one, 404 `SUB-507` for one that has expired.
 */
export function findSubscription({ world, caller, clientId, path }: SubscriptionCall): SubscriptionRecord {
  const subscription = world.state.subscriptions.get(path.subscriptionId);
  if (subscription?.ownerUserId !== caller.userId || subscription.clientId !== clientId) {
    throw notFound("subscriptionId");
  }
  if (!hasExpired(world, subscription)) return subscription;
  const message = `Subscription [${subscription.id}] has expired; create another one`;
  throw new Refusal(404, [{ errorCode: "SUB-507", message, parameterName: "subscriptionId" }]);
}

function hasExpired({ clock }: World, { expirationTimeMs }: SubscriptionRecord): boolean {
  return expirationTimeMs <= clock.now();
}

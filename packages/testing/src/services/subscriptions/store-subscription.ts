import type { SubscriptionRecord } from "../../state/subscription-record.js";
import { newUuid } from "../../state/uuid.js";
import { presentTime, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { DEFAULT_LIFETIME_SECONDS, renew } from "./lifetime.js";

/** What a new subscription is made of. */
export interface NewSubscription {
  readonly ownerUserId: string;
  readonly clientId: string;
  readonly eventFilters: readonly string[];
  /** In seconds. */
  readonly expiresIn: number | undefined;
  readonly address: string;
  readonly verificationToken: string | undefined;
}

/** Puts a new subscription into the state, without asking its address. */
export function storeSubscription(world: World, given: NewSubscription, givenId?: string): SubscriptionRecord {
  const { ownerUserId, clientId, eventFilters, expiresIn, address, verificationToken } = given;
  const subscription: SubscriptionRecord = {
    id: givenId ?? newUuid(world.state),
    ...{ ownerUserId, clientId, address },
    creationTime: presentTime(world),
    ...withoutUndefined({ verificationToken }),
    eventFilters: [...eventFilters],
    expiresInSeconds: expiresIn ?? DEFAULT_LIFETIME_SECONDS,
    expirationTimeMs: 0,
    failureCount: 0,
  };
  renew(world, subscription);
  world.state.subscriptions.set(subscription.id, subscription);
  return subscription;
}

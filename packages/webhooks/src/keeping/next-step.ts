import type { SubscriptionInfo } from "@rcw/types";

/** How the subscription should be. */
export interface WantedSubscription {
  readonly address: string;
  readonly eventFilters: readonly string[];
  /** Renewed when it has no more than this left, in milliseconds. */
  readonly renewBeforeMs: number;
}

/** What has to be done next; `keep` when all is as it should be. */
export type Step =
  | { readonly kind: "delete"; readonly subscription: SubscriptionInfo; readonly reason: RemovalReason }
  | { readonly kind: "create" }
  | { readonly kind: "change" | "renew" | "keep"; readonly subscription: SubscriptionInfo };

/** Why a subscription was deleted. */
export type RemovalReason = "blacklisted" | "double" | "token";

/**
 * Compares what there is with what is wanted. What isn't wanted goes before anything new is made, so that there are
 * never two at the same time; whoever compares the same comes to the same.
 *
 * @param outdatedId the subscription that was made with another verification token, if there is one.
 */
export function nextStep(
  all: readonly SubscriptionInfo[],
  { address, eventFilters, renewBeforeMs }: WantedSubscription,
  nowMs: number,
  outdatedId?: string,
): Step {
  const own = all.filter(({ deliveryMode }) => addressOf(deliveryMode) === address);
  const dead = own.find(({ status }) => status === "Blacklisted");
  if (dead !== undefined) return { kind: "delete", subscription: dead, reason: "blacklisted" };
  const wanted = filterText(eventFilters);
  const isRight = (one: SubscriptionInfo) => filterText(one.eventFilters) === wanted;
  const alive = own
    .filter(({ expirationTime }) => Date.parse(expirationTime) > nowMs)
    .sort(
      (left, right) =>
        Number(left.id === outdatedId) - Number(right.id === outdatedId) ||
        Number(isRight(right)) - Number(isRight(left)) ||
        Date.parse(right.expirationTime) - Date.parse(left.expirationTime) ||
        (left.id < right.id ? -1 : 1),
    );
  const [subscription, double] = alive;
  if (double !== undefined) return { kind: "delete", subscription: double, reason: "double" };
  if (subscription === undefined) return { kind: "create" };
  if (subscription.id === outdatedId) return { kind: "delete", subscription, reason: "token" };
  if (!isRight(subscription)) return { kind: "change", subscription };
  const isEnding = Date.parse(subscription.expirationTime) - nowMs <= renewBeforeMs;
  return { kind: isEnding ? "renew" : "keep", subscription };
}

function addressOf(deliveryMode: SubscriptionInfo["deliveryMode"]): unknown {
  return "address" in deliveryMode ? deliveryMode.address : undefined;
}

function filterText(eventFilters: readonly string[]): string {
  return [...new Set(eventFilters)].sort().join("\n");
}

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

/** What the keeper knows that the list doesn't say. */
export interface Knowledge {
  /** The subscription that was made with another verification token. */
  readonly outdatedId?: string | undefined;
  /** Those that turned out to be gone although they are listed. */
  readonly goneIds?: ReadonlySet<string>;
  /** The one that was renewed a moment ago: that it seems to end all the same is the clock's mistake. */
  readonly renewedId?: string | undefined;
}

/**
 * Compares what there is with what is wanted. What isn't wanted goes before anything new is made, so that there are
 * never two at the same time; whoever compares the same comes to the same.
 * The service lists what is alive: the clock of this machine, which may be wrong, only decides what to renew.
 */
export function nextStep(
  all: readonly SubscriptionInfo[],
  { address, eventFilters, renewBeforeMs }: WantedSubscription,
  nowMs: number,
  { outdatedId, goneIds, renewedId }: Knowledge = {},
): Step {
  const own = all.filter(({ id, deliveryMode }) => addressOf(deliveryMode) === address && !goneIds?.has(id));
  const dead = own.find(({ status }) => status === "Blacklisted");
  if (dead !== undefined) return { kind: "delete", subscription: dead, reason: "blacklisted" };
  const wanted = filterText(eventFilters);
  const isRight = (one: SubscriptionInfo) => filterText(one.eventFilters) === wanted;
  const [subscription, double] = own.sort(
    (left, right) =>
      Number(left.id === outdatedId) - Number(right.id === outdatedId) ||
      Number(isRight(right)) - Number(isRight(left)) ||
      Date.parse(right.expirationTime) - Date.parse(left.expirationTime) ||
      (left.id < right.id ? -1 : 1),
  );
  if (double !== undefined) return { kind: "delete", subscription: double, reason: "double" };
  if (subscription === undefined) return { kind: "create" };
  if (subscription.id === outdatedId) return { kind: "delete", subscription, reason: "token" };
  if (!isRight(subscription)) return { kind: "change", subscription };
  const isEnding = Date.parse(subscription.expirationTime) - nowMs <= renewBeforeMs;
  return { kind: isEnding && subscription.id !== renewedId ? "renew" : "keep", subscription };
}

function addressOf(deliveryMode: SubscriptionInfo["deliveryMode"]): unknown {
  return "address" in deliveryMode ? deliveryMode.address : undefined;
}

function filterText(eventFilters: readonly string[]): string {
  return [...new Set(eventFilters)].sort().join("\n");
}

import { badParameter } from "../../engine/refusal.js";
import type { SubscriptionRecord } from "../../state/subscription-record.js";
import type { World } from "../../state/world.js";

/** Lifetime of a subscription for which none is asked: seven days. The service only says that it picks one. */
export const DEFAULT_LIFETIME_SECONDS = 604_800;

const LONGEST_LIFETIME_SECONDS = 315_360_000;

/** @throws {Refusal} 400 for a lifetime of more than ten years; the schema refuses those below a second. */
export function checkLifetime(expiresIn: number | undefined): void {
  if (expiresIn === undefined || expiresIn <= LONGEST_LIFETIME_SECONDS) return;
  throw badParameter("expiresIn", `it must be ${LONGEST_LIFETIME_SECONDS} at most`, expiresIn);
}

/** Lets a subscription last for its lifetime from now on. */
export function renew({ clock }: World, subscription: SubscriptionRecord): void {
  subscription.expirationTimeMs = clock.now() + subscription.expiresInSeconds * 1000;
}

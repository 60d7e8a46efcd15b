import { type Given, MADE } from "../overrides.js";
import { formatTime, MINUTE_MS, PRESENT_MS, SECOND_MS } from "../values/times.js";
import type { Aspect } from "./aspect.js";

/** Traits of a subscription. */
export interface SubscriptionTraits {
  /** Events are delivered. */
  activeSubscription(): this;
  /** Deliveries failed too often: `blacklistedData`. */
  blacklistedSubscription(): this;
}

/** A reason only for what is blacklisted; it ends when its time is over, counted from its creation. */
export const subscription: Aspect = {
  traitsInterface: "SubscriptionTraits",
  traits: {
    activeSubscription: { status: "Active" },
    blacklistedSubscription: { status: "Blacklisted" },
  } satisfies Record<keyof SubscriptionTraits, Given>,
  imply: (given) => {
    const status = given.status ?? (isPresent(given.blacklistedData) ? "Blacklisted" : "Active");
    return {
      status,
      blacklistedData: status === "Blacklisted" ? MADE : undefined,
      // Filters stop working when somebody loses a permission: not by themselves.
      ...(!Object.hasOwn(given, "disabledFilters") && { disabledFilters: [] }),
    };
  },
  settle: (draft) => {
    const lifetimeMs = (draft.number("expiresIn") ?? 604_800) * SECOND_MS;
    const ageMs = Math.floor((lifetimeMs / 10) * (1 + (draft.hash("age") % 5)));
    const expirationTimeMs = draft.timeMs("expirationTime") ?? PRESENT_MS;
    const isExpirationGiven = draft.isGiven("expirationTime");
    draft.setTimeMs(
      "creationTime",
      wholeSeconds(isExpirationGiven ? expirationTimeMs - lifetimeMs : PRESENT_MS - ageMs),
    );
    const creationTimeMs = draft.timeMs("creationTime") ?? PRESENT_MS - ageMs;
    draft.setTimeMs("expirationTime", creationTimeMs + lifetimeMs);
    const blacklistedAtMs = Math.min(creationTimeMs + ageMs, PRESENT_MS - MINUTE_MS);
    draft
      .inside("blacklistedData")
      ?.set("blacklistedAt", formatTime(wholeSeconds(Math.max(blacklistedAtMs, creationTimeMs))));
  },
};

function wholeSeconds(timeMs: number): number {
  return Math.floor(timeMs / SECOND_MS) * SECOND_MS;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== MADE;
}

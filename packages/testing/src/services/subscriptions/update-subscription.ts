import type { Handler } from "../../engine/handler.js";
import { checkEventFilters } from "../../webhooks/event-filters.js";
import { findSubscription } from "./find-subscription.js";
import { checkLifetime, renew } from "./lifetime.js";
import { showSubscription } from "./show-subscription.js";

/** Takes over what is given, and renews: a body without anything does only that. Blacklisted stays Blacklisted. */
export const updateSubscription: Handler<"rcwN11sUpdateSubscription"> = (call) => {
  const { world, origin, body } = call;
  const subscription = findSubscription(call);
  const { eventFilters = subscription.eventFilters, expiresIn = subscription.expiresInSeconds } = body ?? {};
  checkEventFilters(eventFilters);
  checkLifetime(expiresIn);
  subscription.eventFilters = [...eventFilters];
  subscription.expiresInSeconds = expiresIn;
  renew(world, subscription);
  return { status: 200, body: showSubscription(world, origin, subscription) };
};

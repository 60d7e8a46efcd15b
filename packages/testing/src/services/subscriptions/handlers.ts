import type { Handler, Handlers } from "../../engine/handler.js";
import { createSubscription } from "./create-subscription.js";
import { findSubscription, presentSubscriptions } from "./find-subscription.js";
import { renew } from "./lifetime.js";
import { showSubscription, showSubscriptions } from "./show-subscription.js";
import { updateSubscription } from "./update-subscription.js";

const renewSubscription: Handler<"rcwN11sRenewSubscription"> = (call) => {
  const subscription = findSubscription(call);
  renew(call.world, subscription);
  return { status: 200, body: showSubscription(call.world, call.origin, subscription) };
};

const deleteSubscription: Handler<"rcwN11sDeleteSubscription"> = (call) => {
  call.world.state.subscriptions.delete(findSubscription(call).id);
  return { status: 204 };
};

export const subscriptionHandlers = {
  rcwN11sListSubscriptions: (call) => ({
    status: 200,
    body: showSubscriptions(call.world, call.origin, presentSubscriptions(call)),
  }),
  rcwN11sCreateSubscription: createSubscription,
  rcwN11sGetSubscription: (call) => ({
    status: 200,
    body: showSubscription(call.world, call.origin, findSubscription(call)),
  }),
  rcwN11sUpdateSubscription: updateSubscription,
  rcwN11sDeleteSubscription: deleteSubscription,
  rcwN11sRenewSubscription: renewSubscription,
} satisfies Handlers;

import type { Call, Handler } from "../../engine/handler.js";
import { Refusal } from "../../engine/refusal.js";
import { newUuid } from "../../state/uuid.js";
import { type World, withPresentState } from "../../state/world.js";
import { checkEventFilters } from "../../webhooks/event-filters.js";
import { isLoopbackAddress } from "../../webhooks/loopback.js";
import { presentSubscriptions } from "./find-subscription.js";
import { checkLifetime } from "./lifetime.js";
import { showSubscription } from "./show-subscription.js";
import { storeSubscription } from "./store-subscription.js";

/** As many as a list can hold. */
const MOST_SUBSCRIPTIONS = 30;

/** Ends in the state in which it began: a reset while the address is called doesn't get the subscription. */
export const createSubscription: Handler<"rcwN11sCreateSubscription"> = async ({ world: current, ...request }) => {
  const world = withPresentState(current);
  const call = { world, ...request };
  const { caller, clientId, origin, body } = call;
  const { eventFilters, expiresIn, deliveryMode } = body;
  checkEventFilters(eventFilters);
  checkLifetime(expiresIn);
  refuseTooMany(call);
  await validateAddress(world, deliveryMode.address);
  // Others may have been made while the address was called.
  refuseTooMany(call);
  const { address, verificationToken } = deliveryMode;
  const owner = { ownerUserId: caller.userId, clientId };
  const subscription = storeSubscription(world, { ...owner, eventFilters, expiresIn, address, verificationToken });
  return { status: 201, body: showSubscription(world, origin, subscription) };
};

/** @throws {Refusal} 403 `SUB-505` */
function refuseTooMany(call: Pick<Call, "world" | "caller" | "clientId">): void {
  if (presentSubscriptions(call).length < MOST_SUBSCRIPTIONS) return;
  const message = `There are ${MOST_SUBSCRIPTIONS} subscriptions of this app and user already; delete one first`;
  throw new Refusal(403, [{ errorCode: "SUB-505", message }]);
}

/** The address must be HTTPS, loopback excepted, and pass the validation call. @throws {Refusal} 400 `SUB-525` */
async function validateAddress(world: World, address: string): Promise<void> {
  const isPlain = new URL(address).protocol !== "https:";
  if (isPlain && world.rules.webhookOverHttps && !isLoopbackAddress(address)) {
    throw validationFailed(address, "it must be HTTPS");
  }
  const validationToken = newUuid(world.state);
  const failure = await world.webhooks?.validate(address, validationToken);
  if (failure !== undefined && world.rules.webhookHandshake) throw validationFailed(address, failure);
}

function validationFailed(address: string, reason: string): Refusal {
  const message = `The webhook address failed its validation: ${reason}`;
  const parameter = { parameterName: "deliveryMode.address", parameterValue: address };
  return new Refusal(400, [{ errorCode: "SUB-525", message, ...parameter }]);
}

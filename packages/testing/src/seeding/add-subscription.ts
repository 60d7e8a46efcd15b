import type { SubscriptionInfo } from "@rcw/types";
import { checkNames } from "../check-names.js";
import { DEFAULT_APP } from "../oauth/default-app.js";
import { checkLifetime } from "../services/subscriptions/lifetime.js";
import { showSubscription } from "../services/subscriptions/show-subscription.js";
import { storeSubscription } from "../services/subscriptions/store-subscription.js";
import { DEFAULT_USER } from "../state/create-state.js";
import type { World } from "../state/world.js";
import { checkEventFilters, EVENT_PATHS } from "../webhooks/event-filters.js";
import { checkAgainst, findSeeded, makeByRules } from "./checks.js";

/** A webhook subscription to add; only its address is required. */
export interface AddSubscriptionOptions {
  /** Where events go. It isn't called until there is one. */
  readonly address: string;
  /** A UUID; one is made if it is left out. */
  readonly id?: string;
  /** All four kinds of events if left out. */
  readonly eventFilters?: readonly string[];
  /** Goes out with each event; never shown. */
  readonly verificationToken?: string;
  /** Lifetime in seconds, seven days if left out. */
  readonly expiresIn?: number;
  /** Who made it; the default user if left out. */
  readonly userId?: string;
  /** Through which app; the default one if left out. */
  readonly clientId?: string;
}

const OPTIONS = ["address", "id", "eventFilters", "verificationToken", "expiresIn", "userId", "clientId"];

/** Without the validation call, and without a limit of their number. */
export function addSubscription(world: World, options: AddSubscriptionOptions): SubscriptionInfo {
  checkNames("addSubscription", options, OPTIONS);
  const { id, userId = DEFAULT_USER.userId, clientId = DEFAULT_APP.clientId, address, verificationToken } = options;
  const { eventFilters = Object.values(EVENT_PATHS), expiresIn } = options;
  findSeeded("addSubscription", "user", world.state.users, userId);
  findSeeded("addSubscription", "app", world.state.apps, clientId);
  checkNewUuid(world, id);
  const deliveryMode = { transportType: "WebHook", address };
  const given = { eventFilters: [...eventFilters], deliveryMode, ...(expiresIn !== undefined && { expiresIn }) };
  checkAgainst("addSubscription", world.checker, "CreateWebhookSubscriptionRequest", given);
  makeByRules("addSubscription", () => {
    checkEventFilters(eventFilters);
    checkLifetime(expiresIn);
  });
  const owner = { ownerUserId: userId, clientId };
  const subscription = storeSubscription(world, { ...owner, eventFilters, expiresIn, address, verificationToken }, id);
  return showSubscription(world, "https://platform.ringcentral.com", subscription);
}

function checkNewUuid({ state }: World, id: string | undefined): void {
  if (id === undefined) return;
  if (typeof id !== "string" || id === "" || id.length > 36) {
    throw new RangeError(`addSubscription: an id is a string of 1 to 36 characters, received ${JSON.stringify(id)}`);
  }
  if (state.subscriptions.has(id)) throw new RangeError(`addSubscription: the id "${id}" is taken`);
}

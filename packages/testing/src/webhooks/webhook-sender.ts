import { checkNames } from "../check-names.js";
import type { FakeFetch } from "../fake-fetch.js";
import type { SubscriptionRecord } from "../state/subscription-record.js";
import { formatTime, type World } from "../state/world.js";
import { type AddressAnswer, callAddress } from "./call-address.js";
import { handshakeFailure, VALIDATION_HEADER } from "./handshake.js";
import { isLoopbackAddress } from "./loopback.js";
import type { WebhookOptions } from "./webhook-options.js";

/** What goes from a fake to webhook addresses. */
export interface WebhookSender {
  /** Makes the validation call. Resolves to why the address failed it; to undefined when it passed. */
  validate(address: string, validationToken: string): Promise<string | undefined>;
  /** Puts a notification in line. Those of one subscription go out one after another, in order. */
  enqueue(world: World, subscription: SubscriptionRecord, notification: string): void;
  /** Resolves when nothing is in line any more, including what is put there in the meantime. */
  settle(): Promise<void>;
}

/** @throws {RangeError} for a timeout or a failure limit that isn't a positive number. */
export function createWebhookSender(options: WebhookOptions = {}): WebhookSender {
  checkNames("createFakeWebinarApi: webhooks", options, ["deliver", "fetch", "timeoutMs", "failureLimit"]);
  const { deliver = true, timeoutMs = 3000, failureLimit = 3 } = options;
  checkPositive("webhooks.timeoutMs", timeoutMs);
  checkPositive("webhooks.failureLimit", failureLimit);
  const lines = new Map<SubscriptionRecord, Promise<void>>();
  const fetch: FakeFetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const isCalled = (address: string) => deliver && (options.fetch !== undefined || isLoopbackAddress(address));

  const deliverOne = async (world: World, subscription: SubscriptionRecord, body: string) => {
    if (!isWanted(world, subscription)) return;
    const headers = verificationHeaders(subscription);
    const answer = await callAddress(fetch, { address: subscription.address, headers, body }, timeoutMs);
    noteResult(world, subscription, deliveryFailure(answer), failureLimit);
  };

  return {
    validate: async (address, validationToken) => {
      if (!isCalled(address)) return undefined;
      const headers = { [VALIDATION_HEADER]: validationToken };
      return handshakeFailure(await callAddress(fetch, { address, headers }, timeoutMs), validationToken);
    },
    enqueue: (world, subscription, notification) => {
      if (!isCalled(subscription.address)) return;
      const before = lines.get(subscription) ?? Promise.resolve();
      const line = before.then(() => deliverOne(world, subscription, notification));
      lines.set(subscription, line);
      line.finally(() => {
        if (lines.get(subscription) === line) lines.delete(subscription);
      });
    },
    settle: async () => {
      while (lines.size > 0) await Promise.all(lines.values());
    },
  };
}

function checkPositive(name: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return;
  throw new RangeError(`createFakeWebinarApi: ${name} is a number above 0, received ${JSON.stringify(value)}`);
}

/** What was in line for a subscription that has since been deleted, blacklisted or reset away isn't sent. */
function isWanted({ state }: World, subscription: SubscriptionRecord): boolean {
  return state.subscriptions.get(subscription.id) === subscription && subscription.blacklistedData === undefined;
}

/** One document names the one header, another one the other: the fake sends both. */
function verificationHeaders({ verificationToken }: SubscriptionRecord): Record<string, string> {
  if (verificationToken === undefined) return {};
  return { "Verification-Token": verificationToken, [VALIDATION_HEADER]: verificationToken };
}

function deliveryFailure(answer: AddressAnswer): string | undefined {
  if ("failure" in answer) return `Address ${answer.failure}`;
  return answer.response.ok ? undefined : `Address answered with status ${answer.response.status}`;
}

function noteResult(
  world: World,
  subscription: SubscriptionRecord,
  reason: string | undefined,
  failureLimit: number,
): void {
  subscription.failureCount = reason === undefined ? 0 : subscription.failureCount + 1;
  if (reason === undefined || subscription.failureCount < failureLimit) return;
  subscription.blacklistedData = { blacklistedAt: formatTime(world.clock.now()), reason };
}

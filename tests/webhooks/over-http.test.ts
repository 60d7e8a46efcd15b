import {
  type AnyWebhookEvent,
  createWebhookHandler,
  eventFiltersOf,
  eventTable,
  toNodeHandler,
  type UnknownWebhookEvent,
  type WebhookEventName,
  type WebhookOptions,
} from "@rcw/webhooks";
import { afterEach, expect, it } from "vitest";
import { type ServedReceiver, serveReceiver } from "./serve-receiver.js";
import { setWebhookScene } from "./webhook-scene.js";

const TOKEN = "s3cr3t-7Qp2";
const EVENTS = Object.keys(eventTable) as WebhookEventName[];

let served: ServedReceiver | undefined;
afterEach(() => served?.close());

async function receive(options: Partial<WebhookOptions> = {}) {
  const seen: (AnyWebhookEvent | UnknownWebhookEvent)[] = [];
  const handle = createWebhookHandler({
    verificationToken: TOKEN,
    on: { "*": (event) => void seen.push(event) },
    handling: { orderWindowMs: 0 },
    ...options,
  });
  served = await serveReceiver(toNodeHandler(handle));
  return { handle, seen, address: served.address };
}

const subscriptionTo = (address: string, verificationToken = TOKEN) => ({
  body: {
    eventFilters: eventFiltersOf(EVENTS),
    deliveryMode: { transportType: "WebHook" as const, address, verificationToken },
  },
});

it("passes the validation call, and hears of each event that the service has, in order and typed", async () => {
  const { handle, seen, address } = await receive();
  const { fake, rcw, webinarId, sessionId } = setWebhookScene();
  await rcw.subscriptions.create(subscriptionTo(address));
  await rcw.sessions.update({ webinarId, sessionId, body: { title: "All hands" } });
  const { id: registrantId = "" } = await rcw.registrants.create({
    sessionId,
    body: { firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com" },
  });
  await rcw.registrants.delete({ sessionId, registrantId });
  await rcw.registration.update({ sessionId, body: { registrationStatus: "Closed" } });
  fake.setSessionStatus(sessionId, "Active");
  fake.setSessionStatus(sessionId, "Finished");
  await fake.settleDeliveries();
  await handle.idle();
  const names = seen.map(({ name }) => name);
  expect(names).not.toContain("unknown");
  expect(new Set(names)).toEqual(
    new Set(["session.updated", "registrant.created", "registrant.deleted", "registration.state", "session.state"]),
  );
  const states = seen.filter((event) => event.name === "session.state");
  expect(states.map(({ body }) => body.status).at(0)).toBe("Active");
  expect(states.map(({ body }) => body.status).at(-1)).toBe("Finished");
  const created = seen.find((event) => event.name === "registrant.created");
  expect(created?.body.registrant.email).toBe("ana.sol@example.com");
});

it("changes its token without a gap: both are right while the subscription is made anew", async () => {
  let accepted: string | string[] = TOKEN;
  const { handle, seen, address } = await receive({ verificationToken: () => accepted });
  const { fake, rcw, sessionId } = setWebhookScene();
  const first = await rcw.subscriptions.create(subscriptionTo(address));
  fake.addRegistrant({ sessionId });
  accepted = [TOKEN, "new-token"];
  fake.addRegistrant({ sessionId });
  await fake.settleDeliveries();
  await rcw.subscriptions.delete({ subscriptionId: first.id });
  const second = await rcw.subscriptions.create(subscriptionTo(address, "new-token"));
  accepted = "new-token";
  fake.addRegistrant({ sessionId });
  await fake.settleDeliveries();
  await handle.idle();
  expect(seen.filter(({ name }) => name === "registrant.created")).toHaveLength(3);
  expect((await rcw.subscriptions.get({ subscriptionId: second.id })).status).toBe("Active");
});

it("keeps the service satisfied while its handlers are slow", async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let handledCount = 0;
  const onCreated = async () => {
    await gate;
    handledCount += 1;
  };
  const { handle, address } = await receive({ on: { "registrant.created": onCreated } });
  const { fake, rcw, sessionId } = setWebhookScene({ webhooks: { timeoutMs: 1000, failureLimit: 1 } });
  const { id: subscriptionId } = await rcw.subscriptions.create(subscriptionTo(address));
  for (let count = 0; count < 20; count += 1) fake.addRegistrant({ sessionId });
  await fake.settleDeliveries();
  expect((await rcw.subscriptions.get({ subscriptionId })).status).toBe("Active");
  expect(handledCount).toBe(0);
  open();
  await handle.idle();
  expect(handledCount).toBe(20);
});

it("loses none of 10,000 events in a burst, and handles none twice, although a tenth is delivered again", async () => {
  const handled = new Map<string, number>();
  const { handle, address } = await receive({
    on: { "*": ({ uuid }) => void handled.set(uuid, (handled.get(uuid) ?? 0) + 1) },
  });
  const headers = { "Content-Type": "application/json", "Verification-Token": TOKEN };
  const post = async (index: number) => {
    const body = JSON.stringify({
      uuid: `event-${index}`,
      event: eventTable["session.state"].filter,
      timestamp: new Date(Date.UTC(2026, 8, 14) + index).toISOString(),
      body: { webinarId: "w", sessionId: `s${index % 500}`, status: "Active" },
    });
    const response = await fetch(address, { method: "POST", headers, body });
    await response.arrayBuffer();
    expect(response.status).toBe(200);
  };
  const indexes = Array.from({ length: 10_000 }, (_, index) => index);
  const queue = [...indexes, ...indexes.filter((index) => index % 10 === 0)].reverse();
  const sender = async () => {
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) await post(index);
  };
  await Promise.all(Array.from({ length: 32 }, sender));
  await handle.idle();
  expect(handled.size).toBe(10_000);
  expect(Math.max(...handled.values())).toBe(1);
});

it("turns Blacklisted when nobody can take the events, and is refused no hint of the token", async () => {
  const { address } = await receive({ verificationToken: "another" });
  const { fake, rcw, sessionId } = setWebhookScene();
  const { id: subscriptionId } = await rcw.subscriptions.create(subscriptionTo(address));
  for (let count = 0; count < 3; count += 1) fake.addRegistrant({ sessionId });
  await fake.settleDeliveries();
  const { status, blacklistedData } = await rcw.subscriptions.get({ subscriptionId });
  expect(status).toBe("Blacklisted");
  expect(blacklistedData?.reason).toBe("Address answered with status 401");
});

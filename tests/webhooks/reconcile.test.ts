import {
  type AnyWebhookEvent,
  createKnownState,
  createWebhookHandler,
  eventFiltersOf,
  eventTable,
  type KnownState,
  keepSubscription,
  reconcile,
  type UnknownWebhookEvent,
  type WebhookEventName,
} from "@rcw/webhooks";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { setWebhookScene } from "./webhook-scene.js";

const ADDRESS = "https://app.example.com/rcw";
const TOKEN = "s3cr3t-7Qp2";
const EVENTS = Object.keys(eventTable) as WebhookEventName[];

/** A receiver in the process, that can be cut off from the service. */
async function setScene(known: KnownState = createKnownState()) {
  const link = { isUp: true };
  const seen: (AnyWebhookEvent | UnknownWebhookEvent)[] = [];
  const handle = createWebhookHandler({
    verificationToken: TOKEN,
    on: { "*": (event) => void seen.push(event) },
    handling: { orderWindowMs: 0 },
    known,
  });
  const scene = setWebhookScene({
    webhooks: {
      failureLimit: 1000,
      fetch: async (input, init) => {
        if (!link.isUp) throw new TypeError("fetch failed");
        return await handle(new Request(input, init));
      },
    },
  });
  const deliveryMode = { transportType: "WebHook" as const, address: ADDRESS, verificationToken: TOKEN };
  await scene.rcw.subscriptions.create({ body: { eventFilters: eventFiltersOf(EVENTS), deliveryMode } });
  const catchUp = async () => {
    const endTimeFrom = "2020-01-01T00:00:00Z";
    const report = await reconcile(scene.rcw, { handle, known, endTimeFrom });
    await handle.idle();
    return report;
  };
  const settle = async () => {
    await scene.fake.settleDeliveries();
    await handle.idle();
  };
  return { ...scene, link, seen, handle, known, catchUp, settle };
}

it("reports nothing at the very first, and nothing where nothing was missed", async () => {
  const { seen, catchUp, settle, fake, sessionId, rcw, webinarId } = await setScene();
  expect(await catchUp()).toMatchObject({ events: {}, sessionsRead: 1, registrantsRead: 0 });
  fake.addRegistrant({ sessionId });
  await rcw.sessions.update({ webinarId, sessionId, body: { title: "All hands" } });
  await settle();
  const delivered = seen.length;
  expect(await catchUp()).toMatchObject({ events: {}, registrantsRead: 1 });
  expect(seen).toHaveLength(delivered);
});

it("hands over what was missed, to the same handlers and marked, once", async () => {
  const { link, seen, catchUp, settle, fake, sessionId, rcw, webinarId } = await setScene();
  const { id: goneId } = fake.addRegistrant({ sessionId, email: "gone@example.com" });
  await settle();
  await catchUp();
  seen.length = 0;
  link.isUp = false;
  fake.addRegistrant({ sessionId, email: "mei@example.com" });
  await rcw.registrants.delete({ sessionId, registrantId: goneId ?? "" });
  await rcw.sessions.update({ webinarId, sessionId, body: { title: "All hands" } });
  const other = fake.addWebinar();
  const { id: newSessionId = "" } = fake.addSession({ webinarId: other.id ?? "" });
  fake.addRegistrant({ sessionId: newSessionId, email: "kofi@example.com" });
  await settle();
  link.isUp = true;
  expect(seen).toEqual([]);
  const { events } = await catchUp();
  expect(events).toEqual({
    "session.created": 1,
    "session.updated": 1,
    "registrant.created": 2,
    "registrant.deleted": 1,
  });
  expect(seen.every(({ isReconciled, name }) => isReconciled && name !== "unknown")).toBe(true);
  const people = seen.flatMap((event) =>
    event.name === "registrant.created" || event.name === "registrant.deleted"
      ? [`${event.body.changeType} ${event.body.registrant.email}`]
      : [],
  );
  expect(people.sort()).toEqual(["Created kofi@example.com", "Created mei@example.com", "Deleted gone@example.com"]);
  expect((await catchUp()).events).toEqual({});
});

it("tells a session that was deleted from one that is over for long", async () => {
  const { link, seen, catchUp, settle, fake, sessionId, rcw, webinarId } = await setScene();
  await catchUp();
  link.isUp = false;
  await rcw.sessions.delete({ webinarId, sessionId });
  await settle();
  link.isUp = true;
  expect((await catchUp()).events).toEqual({ "session.deleted": 1 });
  expect(seen.at(-1)).toMatchObject({ name: "session.deleted", body: { session: { id: sessionId } } });
  fake.journal.expectCalls("rcwConfigGetSession", 1);
});

it("goes on from what was saved", async () => {
  const first = await setScene();
  await first.catchUp();
  const known = createKnownState(JSON.parse(JSON.stringify(first.known)));
  expect(known.sessions()).toEqual(first.known.sessions());
  expect(known.registrants(first.sessionId)).toEqual(new Map());
});

it("makes the app's knowledge equal to the service's, whatever was delivered and whatever was missed", async () => {
  const step = fc.record({
    isUp: fc.boolean(),
    what: fc.constantFrom("register", "leave", "rename", "session", "catchUp"),
    pick: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const { link, catchUp, settle, fake, rcw, known, webinarId, sessionId } = await setScene();
      await catchUp();
      const sessions = [{ webinarId, sessionId }];
      for (const { isUp, what, pick } of steps) {
        link.isUp = isUp;
        const place = sessions[pick % sessions.length] ?? { webinarId, sessionId };
        const present = await rcw.registrants.list({ sessionId: place.sessionId });
        if (what === "register") fake.addRegistrant({ sessionId: place.sessionId });
        else if (what === "rename") await rcw.sessions.update({ ...place, body: { title: `Title ${pick}` } });
        else if (what === "leave" && present.records.length > 0) {
          const { id: registrantId = "" } = present.records[pick % present.records.length] ?? {};
          await rcw.registrants.delete({ sessionId: place.sessionId, registrantId });
        } else if (what === "session") {
          const { id = "" } = fake.addWebinar();
          sessions.push({ webinarId: id, sessionId: fake.addSession({ webinarId: id }).id ?? "" });
        }
        await settle();
        if (what === "catchUp") {
          link.isUp = true;
          await catchUp();
        }
      }
      link.isUp = true;
      await catchUp();
      for (const place of sessions) {
        const { records } = await rcw.registrants.list({ sessionId: place.sessionId });
        expect([...(known.registrants(place.sessionId)?.keys() ?? [])].sort()).toEqual(
          records.map(({ id }) => id).sort(),
        );
      }
      expect((await catchUp()).events).toEqual({});
    }),
    { numRuns: 50 },
  );
});

it("is what a keeper's gap calls for", async () => {
  const { catchUp, handle, known, rcw, fake, sessionId } = await setScene();
  await catchUp();
  const { records } = await rcw.subscriptions.list();
  for (const { id: subscriptionId } of records) await rcw.subscriptions.delete({ subscriptionId });
  fake.addRegistrant({ sessionId });
  const caughtUp = new Promise<unknown>((resolve) => {
    const keeper = keepSubscription(rcw, {
      ...{ address: ADDRESS, events: EVENTS, verificationToken: TOKEN },
      hooks: { onGap: () => resolve(reconcile(rcw, { handle, known, endTimeFrom: "2020-01-01T00:00:00Z" })) },
    });
    void keeper.ready.then(() => keeper.close());
  });
  expect(await caughtUp).toMatchObject({ events: { "registrant.created": 1 } });
});

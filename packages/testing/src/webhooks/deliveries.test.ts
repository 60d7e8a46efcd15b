import { describe, expect, it } from "vitest";
import type { FakeWebinarApi, FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "../test-support/call-fake.js";
import { createFakeWithCallers, REGISTRATION, SUBSCRIPTIONS } from "../test-support/fake-with-callers.js";
import { createReceiver, type WebhookReceiver } from "../test-support/webhook-receiver.js";
import { EVENT_PATHS } from "./event-filters.js";

const ADDRESS = "https://hooks.example.com/webinars";
const SESSION = `${CONFIGURATION}/webinars/w1/sessions/s1`;

function createSubscribed(
  eventFilters?: readonly string[],
  options?: FakeWebinarApiOptions,
  answer?: Parameters<typeof createReceiver>[0],
) {
  const receiver = createReceiver(answer);
  const { fake } = createFakeWithCallers({ webhooks: { fetch: receiver.fetch }, ...options });
  const { id } = fake.addSubscription({ address: ADDRESS, ...(eventFilters && { eventFilters }) });
  return { fake, receiver, id };
}

async function bodiesOf(fake: FakeWebinarApi, receiver: WebhookReceiver) {
  await fake.settleDeliveries();
  return receiver.notifications().map(({ body }) => body);
}

describe("a notification", () => {
  it("names the event, the subscription and its owner, and carries the token in both headers", async () => {
    const { fetch, calls } = createReceiver();
    const { fake } = createFakeWithCallers({ webhooks: { fetch } });
    const event = `${EVENT_PATHS.registrants}?webinarId=w1`;
    const given = { eventFilters: [EVENT_PATHS.runtimeState, event], verificationToken: "s3cr3t-7Qp2" };
    const { id } = fake.addSubscription({ address: ADDRESS, ...given });
    fake.clock.advance("5m");
    fake.addRegistrant({ sessionId: "s1", id: "7", email: "lena@example.com" });
    await fake.settleDeliveries();
    expect(calls).toHaveLength(1);
    const { url, method, headers, body } = calls[0] ?? expect.fail("nothing came");
    expect([url, method]).toEqual([ADDRESS, "POST"]);
    expect(headers.get("Content-Type")).toBe("application/json");
    expect(headers.get("Verification-Token")).toBe("s3cr3t-7Qp2");
    expect(headers.get("Validation-Token")).toBe("s3cr3t-7Qp2");
    expect(body).toEqual({
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      event,
      timestamp: "2026-09-01T08:05:00Z",
      subscriptionId: id,
      ownerId: "400134001",
      body: {
        changeType: "Created",
        webinarId: "w1",
        sessionId: "s1",
        registrant: expect.objectContaining({ id: "7", email: "lena@example.com" }),
      },
    });
  });

  it("comes without those headers when there is no token", async () => {
    const { fake, receiver } = createSubscribed();
    fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    const { headers } = receiver.calls[0] ?? expect.fail("nothing came");
    expect([...headers.keys()].filter((name) => name.endsWith("-token"))).toEqual([]);
  });

  it("comes once for an event, even when several filters let it through", async () => {
    const filters = [`${EVENT_PATHS.registrants}?hostUserId=host`, EVENT_PATHS.registrants];
    const { fake, receiver } = createSubscribed(filters);
    fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    expect(receiver.notifications()).toMatchObject([{ event: filters[0] }]);
  });
});

describe("events", () => {
  it("tell of sessions that are created, changed and deleted", async () => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.sessions]);
    fake.addWebinar({ id: "w2", title: "Briefing" });
    const schedule = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 60, timeZone: "Etc/UTC" };
    await callFake(fake, `POST ${CONFIGURATION}/webinars/w2/sessions`, { body: schedule });
    await callFake(fake, `PATCH ${SESSION}`, { body: { title: "Results" } });
    await callFake(fake, `PATCH ${SESSION}`, { body: { scheduledDuration: 1 } });
    await callFake(fake, `DELETE ${SESSION}`);
    await callFake(fake, `DELETE ${CONFIGURATION}/webinars/w2`);
    expect(await bodiesOf(fake, receiver)).toMatchObject([
      { changeType: "Created", session: { title: "Briefing", webinar: { id: "w2" } } },
      { changeType: "Updated", session: { id: "s1", title: "Results" } },
      { changeType: "Deleted", session: { id: "s1", title: "Results" } },
      { changeType: "Deleted", session: { webinar: { id: "w2" } } },
    ]);
  });

  it("tell of each runtime state, at its time, when the clock leaps over them", async () => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.runtimeState]);
    fake.clock.advance("1d");
    const at = { webinarId: "w1", sessionId: "s1" };
    expect(await bodiesOf(fake, receiver)).toEqual([
      { ...at, status: "Active", runtimeStatus: "Practice" },
      { ...at, status: "Active", runtimeStatus: "GoingLive" },
      { ...at, status: "Active", runtimeStatus: "Live" },
      { ...at, status: "Active", runtimeStatus: "Debrief" },
      { ...at, status: "Finished" },
    ]);
    expect(receiver.notifications().map(({ timestamp }) => timestamp)).toEqual([
      "2026-09-01T09:00:00Z",
      "2026-09-01T09:01:00Z",
      "2026-09-01T09:01:10Z",
      "2026-09-01T09:59:00Z",
      "2026-09-01T10:00:00Z",
    ]);
  });

  it("come in the order of their times, whichever session was made first", async () => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.runtimeState]);
    fake.addWebinar({ id: "w2" });
    const schedule = { scheduledStartTime: "2026-09-01T08:59:30Z", scheduledDuration: 900 };
    fake.addSession({ webinarId: "w2", id: "s2", ...schedule });
    fake.clock.advance("1d");
    const bodies = await bodiesOf(fake, receiver);
    expect(bodies.map(({ sessionId, runtimeStatus = "Finished" }) => `${sessionId} ${runtimeStatus}`)).toEqual([
      ...["s2 Practice", "s1 Practice", "s2 GoingLive", "s2 Live", "s1 GoingLive", "s1 Live"],
      ...["s2 Debrief", "s2 Finished", "s1 Debrief", "s1 Finished"],
    ]);
  });

  it("tell of registration that opens and closes, by hand and by itself", async () => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.registrationState]);
    const patch = (body: unknown) => callFake(fake, `PATCH ${REGISTRATION}`, { body });
    await patch({ registrationStatus: "Open" });
    await patch({ registrationStatus: "Open", settings: { autoCloseLimit: 1 } });
    fake.addRegistrant({ sessionId: "s1" });
    await patch({ registrationStatus: "Open", settings: { autoCloseLimit: 0 } });
    fake.clock.advance("1d");
    const states = (await bodiesOf(fake, receiver)).map((body) => [body.registrationStatus, body.registrantCount]);
    expect(states).toEqual([
      ["Open", 0],
      ["Closed", 1],
      ["Open", 1],
      ["Closed", 1],
    ]);
  });

  it("tell of registrants who come and go", async () => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.registrants]);
    fake.addRegistrant({ sessionId: "s1", id: "7" });
    await callFake(fake, `DELETE ${REGISTRATION}/registrants/7`);
    expect(await bodiesOf(fake, receiver)).toMatchObject([
      { changeType: "Created", registrant: { id: "7" } },
      { changeType: "Deleted", registrant: { id: "7" } },
    ]);
  });

  it.each([
    ["", 1],
    ["?webinarId=w1", 1],
    ["?webinarId=w2", 0],
    ["?hostUserId=host", 1],
    ["?hostUserId=coHost", 0],
    ["?webinarId=w1&hostUserId=host", 1],
    ["?webinarId=w1&hostUserId=coHost", 0],
  ])("narrowed by %j come %i times", async (query, count) => {
    const { fake, receiver } = createSubscribed([EVENT_PATHS.registrants + query]);
    fake.addRegistrant({ sessionId: "s1" });
    expect(await bodiesOf(fake, receiver)).toHaveLength(count);
  });

  it.each([
    ["host", "?hostUserId=host", true, 1],
    ["host", "", true, 0],
    ["host", "", false, 1],
    ["colleague", "?hostUserId=host", true, 0],
    ["administrator", "", true, 1],
    ["stranger", "", true, 0],
    ["stranger", "", false, 0],
  ])("reach the %s who filters %j, with the rule of permissions %s: %i", async (userId, query, isOn, count) => {
    const receiver = createReceiver();
    const rules = { companyEventsNeedPermission: isOn };
    const { fake } = createFakeWithCallers({ webhooks: { fetch: receiver.fetch }, rules });
    fake.addSubscription({ address: ADDRESS, userId, eventFilters: [EVENT_PATHS.registrants + query] });
    fake.addRegistrant({ sessionId: "s1" });
    expect(await bodiesOf(fake, receiver)).toHaveLength(count);
  });

  it("stop when the subscription expires or is deleted", async () => {
    const { fake, receiver, id } = createSubscribed([EVENT_PATHS.registrants]);
    const expired = fake.addSubscription({ address: `${ADDRESS}/2`, expiresIn: 60 });
    fake.clock.advance("1m");
    await callFake(fake, `DELETE ${SUBSCRIPTIONS}/${id}`);
    fake.addRegistrant({ sessionId: "s1" });
    expect(expired.status).toBe("Active");
    expect(await bodiesOf(fake, receiver)).toEqual([]);
  });
});

describe("delivering", () => {
  it("keeps the order, however long each takes", async () => {
    let waits: (() => void)[] = [];
    const { fake, receiver } = createSubscribed([EVENT_PATHS.registrants], {}, async () => {
      await new Promise<void>((resolve) => waits.push(resolve));
      return new Response(null);
    });
    for (const id of ["1", "2", "3"]) fake.addRegistrant({ sessionId: "s1", id });
    const settled = fake.settleDeliveries().then(() => "settled");
    for (const id of ["1", "2", "3"]) {
      while (waits.length === 0) await Promise.resolve();
      expect(receiver.notifications().at(-1).body.registrant.id).toBe(id);
      expect(receiver.calls).toHaveLength(Number(id));
      const [answer] = waits;
      waits = [];
      answer?.();
    }
    expect(await settled).toBe("settled");
  });

  it("waits for nothing when nothing is under way", async () => {
    await createFakeWithCallers().fake.settleDeliveries();
  });

  it.each([
    ["status 500", () => new Response(null, { status: 500 }), "Address answered with status 500"],
    ["a redirect", () => Response.redirect("https://example.com/", 302), "Address answered with status 302"],
    ["no connection", () => Promise.reject(new TypeError("refused")), "Address could not be reached"],
  ])("blacklists a subscription after three failures in a row: %s", async (_name, answer, reason) => {
    const { fake, receiver, id } = createSubscribed([EVENT_PATHS.registrants], {}, answer);
    const read = async () => (await callFake(fake, `GET ${SUBSCRIPTIONS}/${id}`)).body;
    for (let count = 0; count < 2; count++) fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    expect(await read()).toMatchObject({ status: "Active" });
    for (let count = 0; count < 2; count++) fake.addRegistrant({ sessionId: "s1" });
    fake.clock.advance("1m");
    await fake.settleDeliveries();
    const blacklistedData = { blacklistedAt: "2026-09-01T08:01:00Z", reason };
    expect(await read()).toMatchObject({ status: "Blacklisted", blacklistedData });
    expect(receiver.calls).toHaveLength(3);
    fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    expect(receiver.calls).toHaveLength(3);
    for (const target of [`POST ${SUBSCRIPTIONS}/${id}/renew`, `PUT ${SUBSCRIPTIONS}/${id}`]) {
      expect((await callFake(fake, target)).body).toMatchObject({ status: "Blacklisted", blacklistedData });
    }
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toMatchObject([{ status: "Blacklisted" }]);
  });

  it("counts failures in a row only, up to the limit that is set", async () => {
    const statuses = [500, 200, 500, 500];
    const receiver = createReceiver(() => new Response(null, { status: statuses.shift() ?? 200 }));
    const { fake } = createFakeWithCallers({ webhooks: { fetch: receiver.fetch, failureLimit: 2 } });
    const { id } = fake.addSubscription({ address: ADDRESS, eventFilters: [EVENT_PATHS.registrants] });
    const seen: string[] = [];
    for (let count = 0; count < 4; count++) {
      fake.addRegistrant({ sessionId: "s1" });
      await fake.settleDeliveries();
      seen.push((await callFake(fake, `GET ${SUBSCRIPTIONS}/${id}`)).body.status);
    }
    expect(seen).toEqual(["Active", "Active", "Active", "Blacklisted"]);
  });

  it.each(["delete", "reset", "restore"])("drops what is in line when the subscription goes by %s", async (way) => {
    const answers: (() => void)[] = [];
    const { fake, receiver, id } = createSubscribed([EVENT_PATHS.registrants], {}, async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return new Response(null, { status: 500 });
    });
    const snapshot = fake.snapshot();
    for (let count = 0; count < 5; count++) fake.addRegistrant({ sessionId: "s1" });
    while (answers.length === 0) await Promise.resolve();
    if (way === "delete") await callFake(fake, `DELETE ${SUBSCRIPTIONS}/${id}`);
    if (way === "reset") fake.reset();
    if (way === "restore") fake.restore(snapshot);
    answers[0]?.();
    await fake.settleDeliveries();
    expect(receiver.calls).toHaveLength(1);
    if (way === "restore") {
      expect((await callFake(fake, `GET ${SUBSCRIPTIONS}/${id}`)).body.status).toBe("Active");
    }
  });

  it("sends nothing when it is turned off", async () => {
    const { fake, receiver } = createSubscribed(undefined, { webhooks: { deliver: false } });
    const body = {
      eventFilters: [EVENT_PATHS.sessions],
      deliveryMode: { transportType: "WebHook", address: "http://127.0.0.1:9/" },
    };
    expect((await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body })).status).toBe(201);
    fake.clock.advance("1d");
    await fake.settleDeliveries();
    expect(receiver.calls).toEqual([]);
    const { records } = (await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body;
    expect(records.every(({ status }: { status: string }) => status === "Active")).toBe(true);
  });

  it.each([{ timeoutMs: 0 }, { failureLimit: Number.NaN }])("refuses the option %j", (webhooks) => {
    expect(() => createFakeWithCallers({ webhooks })).toThrow(/webhooks\.\w+ is a number above 0, received/);
  });
});

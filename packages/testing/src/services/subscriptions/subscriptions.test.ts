import { describe, expect, it } from "vitest";
import type { FakeWebinarApiOptions } from "../../create-fake-webinar-api.js";
import { callFake, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithCallers, SUBSCRIPTIONS } from "../../test-support/fake-with-callers.js";
import { createReceiver, echo } from "../../test-support/webhook-receiver.js";

const SESSIONS_FILTER = "/webinar/configuration/v1/company/sessions";
const ADDRESS = "https://hooks.example.com/webinars";
const BODY = { eventFilters: [SESSIONS_FILTER], deliveryMode: { transportType: "WebHook", address: ADDRESS } };

const createFake = (options?: FakeWebinarApiOptions) => createFakeWithCallers(options).fake;

describe("creating a subscription", () => {
  it("answers 201 with everything but the verification token", async () => {
    const deliveryMode = { ...BODY.deliveryMode, verificationToken: "s3cr3t-7Qp2" };
    const body = { eventFilters: [`${SESSIONS_FILTER}?webinarId=w1&hostUserId=host`], expiresIn: 60, deliveryMode };
    const answer = await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      uri: `https://fake.test${SUBSCRIPTIONS}/${answer.body.id}`,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      eventFilters: body.eventFilters,
      expirationTime: "2026-09-01T08:01:00Z",
      expiresIn: 60,
      status: "Active",
      creationTime: "2026-09-01T08:00:00Z",
      deliveryMode: { transportType: "WebHook", address: ADDRESS, encryption: false },
    });
  });

  it("picks a lifetime of seven days when none is asked for", async () => {
    const answer = await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body: BODY });
    expect(answer.body).toMatchObject({ expiresIn: 604_800, expirationTime: "2026-09-08T08:00:00Z" });
  });

  it.each([
    ["eventFilters", { eventFilters: undefined }],
    ["eventFilters", { eventFilters: [] }],
    ["deliveryMode", { deliveryMode: undefined }],
    ["deliveryMode.address", { deliveryMode: { transportType: "WebHook" } }],
    ["deliveryMode.address", { deliveryMode: { transportType: "WebHook", address: "here" } }],
    ["deliveryMode.transportType", { deliveryMode: { transportType: "Pigeon", address: ADDRESS } }],
    ["expiresIn", { expiresIn: 0 }],
    ["expiresIn", { expiresIn: 315_360_001 }],
  ])("answers 400 CMN-101 for %s in %j", async (parameterName, changes) => {
    const answer = await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body: { ...BODY, ...changes } });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
  });

  it("takes a lifetime of ten years", async () => {
    const body = { ...BODY, expiresIn: 315_360_000 };
    expect((await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body })).status).toBe(201);
  });

  it("answers 400 SUB-508 naming each filter that isn't known", async () => {
    const body = { ...BODY, eventFilters: [SESSIONS_FILTER, "/webinar/chat/v1", `${SESSIONS_FILTER}?colour=red`] };
    const answer = await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([
      { errorCode: "SUB-508", parameterName: "eventFilters.1", parameterValue: "/webinar/chat/v1" },
      { errorCode: "SUB-508", parameterName: "eventFilters.2" },
    ]);
  });

  it("answers 403 SUB-505 for the thirty-first of an app and user; expired and deleted ones don't count", async () => {
    const fake = createFake();
    const create = async (expiresIn = 3600) =>
      await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: { ...BODY, expiresIn } });
    const first = await create();
    await create(60);
    for (let count = 2; count < 30; count++) await create();
    expect(refusalOf(await create())).toEqual({ status: 403, errorCode: "SUB-505" });
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toHaveLength(30);
    await callFake(fake, `DELETE ${SUBSCRIPTIONS}/${first.body.id}`);
    expect((await create()).status).toBe(201);
    fake.clock.advance("1m");
    expect((await create()).status).toBe(201);
    expect((await create()).status).toBe(403);
    const token = fake.issueToken({ userId: "host" });
    expect((await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY, token })).status).toBe(201);
  });

  it("keeps the limit when many are created at once", async () => {
    const fake = createFake({ webhooks: { fetch: createReceiver().fetch } });
    const creations = Array.from({ length: 32 }, () => callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY }));
    const statuses = (await Promise.all(creations)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.filter((status) => status === 403)).toHaveLength(2);
  });

  it("answers 400 SUB-525 for plain HTTP beyond this machine, unless that rule is off", async () => {
    const body = { ...BODY, deliveryMode: { ...BODY.deliveryMode, address: "http://hooks.example.com/webinars" } };
    const refused = await callFake(createFake(), `POST ${SUBSCRIPTIONS}`, { body });
    expect(refusalOf(refused)).toEqual({ status: 400, errorCode: "SUB-525", parameterName: "deliveryMode.address" });
    const lenient = createFake({ rules: { webhookOverHttps: false } });
    expect((await callFake(lenient, `POST ${SUBSCRIPTIONS}`, { body })).status).toBe(201);
  });
});

describe("the validation call", () => {
  it("is one POST without a body, with a token of its own", async () => {
    const receiver = createReceiver();
    const fake = createFake({ webhooks: { fetch: receiver.fetch } });
    for (let count = 0; count < 2; count++) await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY });
    expect(receiver.calls).toMatchObject([
      { url: ADDRESS, method: "POST", body: undefined },
      { url: ADDRESS, method: "POST", body: undefined },
    ]);
    const tokens = receiver.calls.map(({ headers }) => headers.get("Validation-Token"));
    expect(new Set(tokens).size).toBe(2);
  });

  const padded = (length: number) => (request: Request) =>
    new Response("x".repeat(length), { headers: echo(request).headers });
  const failures: [string, (request: Request) => Response | Promise<Response>, RegExp][] = [
    ["without the token", () => new Response(null), /does not echo the header Validation-Token/],
    ["with another token", () => new Response(null, { headers: { "Validation-Token": "x" } }), /does not echo/],
    ["with status 201", (request) => new Response(null, { status: 201, headers: echo(request).headers }), /status 201/],
    ["with a redirect", () => Response.redirect("https://example.com/", 302), /status 302/],
    ["with a long body", padded(1024), /bytes with headers, expected 1024/],
    ["with an endless body", (request) => new Response(endless(), { headers: echo(request).headers }), /bytes with/],
    ["with an error", () => Promise.reject(new TypeError("refused")), /could not be reached/],
  ];

  it.each(failures)(
    "that is answered %s fails: 400 SUB-525, unless that rule is off",
    async (_name, answer, reason) => {
      const { fetch } = createReceiver(answer);
      const refused = await callFake(createFake({ webhooks: { fetch } }), `POST ${SUBSCRIPTIONS}`, { body: BODY });
      expect(refusalOf(refused)).toEqual({ status: 400, errorCode: "SUB-525", parameterName: "deliveryMode.address" });
      expect(refused.body.errors[0].message).toMatch(reason);
      const lenient = createFake({ webhooks: { fetch }, rules: { webhookHandshake: false } });
      expect((await callFake(lenient, `POST ${SUBSCRIPTIONS}`, { body: BODY })).status).toBe(201);
    },
  );

  it("that isn't answered in time fails, and is aborted", async () => {
    let isAborted = false;
    const { fetch } = createReceiver(
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            isAborted = true;
            reject(signal.reason);
          });
        }),
    );
    const fake = createFake({ webhooks: { fetch, timeoutMs: 1 } });
    const refused = await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY });
    expect(refused.body.errors[0].message).toMatch(/did not answer within 1 ms/);
    expect(isAborted).toBe(true);
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toEqual([]);
  });

  it("that outlasts a reset leaves nothing in the new world", async () => {
    let answer: (() => void) | undefined;
    const { fetch } = createReceiver(async (request) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return echo(request);
    });
    const fake = createFake({ webhooks: { fetch } });
    const creation = callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY });
    while (answer === undefined) await Promise.resolve();
    fake.reset();
    answer();
    expect((await creation).status).toBe(201);
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toEqual([]);
  });

  it("that is answered with a body that fits passes", async () => {
    const { fetch } = createReceiver(padded(500));
    const fake = createFake({ webhooks: { fetch } });
    expect((await callFake(fake, `POST ${SUBSCRIPTIONS}`, { body: BODY })).status).toBe(201);
  });
});

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384)) });
}

describe("a subscription", () => {
  it("is changed by PUT: the filters are replaced, the lifetime starts again", async () => {
    const fake = createFake();
    const { id } = fake.addSubscription({ address: ADDRESS, expiresIn: 3600 });
    fake.clock.advance("30m");
    const eventFilters = ["/webinar/registration/v1/company/sessions/state"];
    const answer = await callFake(fake, `PUT ${SUBSCRIPTIONS}/${id}`, { body: { eventFilters, expiresIn: 60 } });
    expect(answer).toMatchObject({
      status: 200,
      body: { id, eventFilters, expiresIn: 60, expirationTime: "2026-09-01T08:31:00Z" },
    });
  });

  it.each([
    ["PUT with {}", "PUT", "", { body: {} }],
    ["PUT without a body", "PUT", "", {}],
    ["renew", "POST", "/renew", {}],
  ])("is renewed for its whole lifetime by %s", async (_name, method, suffix, options) => {
    const fake = createFake();
    const { id, eventFilters } = fake.addSubscription({ address: ADDRESS, expiresIn: 3600 });
    fake.clock.advance("30m");
    const answer = await callFake(fake, `${method} ${SUBSCRIPTIONS}/${id}${suffix}`, options);
    expect(answer).toMatchObject({ status: 200, body: { eventFilters, expirationTime: "2026-09-01T09:30:00Z" } });
  });

  it.each([
    ["CMN-101", { eventFilters: [] }],
    ["SUB-508", { eventFilters: ["/webinar/chat/v1"] }],
    ["CMN-101", { expiresIn: 315_360_001 }],
  ])("isn't changed by PUT where that answers 400 %s to %j", async (errorCode, body) => {
    const fake = createFake();
    const added = fake.addSubscription({ address: ADDRESS });
    fake.clock.advance("1m");
    expect(await callFake(fake, `PUT ${SUBSCRIPTIONS}/${added.id}`, { body })).toMatchObject({
      status: 400,
      errorCode,
    });
    const { eventFilters, expirationTime } = (await callFake(fake, `GET ${SUBSCRIPTIONS}/${added.id}`)).body;
    expect([eventFilters, expirationTime]).toEqual([added.eventFilters, added.expirationTime]);
  });

  it("is gone after DELETE: 204, then 404", async () => {
    const fake = createFake();
    const { id } = fake.addSubscription({ address: ADDRESS });
    expect((await callFake(fake, `DELETE ${SUBSCRIPTIONS}/${id}`)).status).toBe(204);
    const again = await callFake(fake, `DELETE ${SUBSCRIPTIONS}/${id}`);
    expect(refusalOf(again)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "subscriptionId" });
  });

  const OPERATIONS = [
    ["GET", ""],
    ["PUT", ""],
    ["DELETE", ""],
    ["POST", "/renew"],
  ] as const;

  it.each(OPERATIONS)("that has expired answers 404 SUB-507 to %s%s, and isn't listed", async (method, suffix) => {
    const fake = createFake();
    const { id } = fake.addSubscription({ address: ADDRESS, expiresIn: 60 });
    fake.clock.advance("59s");
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toHaveLength(1);
    fake.clock.advance("1s");
    const answer = await callFake(fake, `${method} ${SUBSCRIPTIONS}/${id}${suffix}`);
    expect(answer).toMatchObject({ status: 404, errorCode: "SUB-507" });
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body.records).toEqual([]);
  });

  it.each(OPERATIONS)("of another user or app answers 404 CMN-102 to %s%s", async (method, suffix) => {
    const fake = createFake();
    const { clientId } = fake.addApp({ clientId: "another-app" });
    const own = fake.addSubscription({ address: ADDRESS });
    for (const token of [fake.issueToken({ userId: "host" }), fake.issueToken({ clientId })]) {
      const answer = await callFake(fake, `${method} ${SUBSCRIPTIONS}/${own.id}${suffix}`, { token });
      expect(answer).toMatchObject({ status: 404, errorCode: "CMN-102" });
      expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`, { token })).body.records).toEqual([]);
    }
    expect((await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body).toMatchObject({
      uri: `https://fake.test${SUBSCRIPTIONS}`,
      records: [{ id: own.id }],
    });
  });

  it("names the filters that deliver nothing to somebody who isn't an administrator, unless that rule is off", async () => {
    const eventFilters = [
      SESSIONS_FILTER,
      `${SESSIONS_FILTER}?hostUserId=host`,
      `${SESSIONS_FILTER}?hostUserId=coHost`,
    ];
    const add = (options?: FakeWebinarApiOptions) =>
      createFake(options).addSubscription({ address: ADDRESS, userId: "host", eventFilters });
    expect(add().disabledFilters).toMatchObject([
      { filter: eventFilters[0], reason: "CMN-408" },
      { filter: eventFilters[2], reason: "CMN-408" },
    ]);
    expect(add({ rules: { companyEventsNeedPermission: false } })).not.toHaveProperty("disabledFilters");
  });
});

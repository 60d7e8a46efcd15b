import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, INVITEES, type ReadAnswer, refusalOf } from "../test-support/call-fake.js";
import { basicOf, logIn, postForm, refresh } from "../test-support/call-oauth.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import type { RateLimitOptions } from "./rate-limits.js";

/** A call of the group Light; what becomes of it doesn't matter. */
const LIGHT_CALL = "GET /webinar/notifications/v1/subscriptions/3f0b6c1e-8a8e-4f6e-9b8a-0d4a5c1e2f3a";
const limitsOf = ({ headers }: Pick<ReadAnswer, "headers">) =>
  ["Group", "Limit", "Remaining", "Window"].map((name) => headers.get(`X-Rate-Limit-${name}`));
const heavyCall = (fake: FakeWebinarApi, token?: string) =>
  callFake(fake, `GET ${INVITEES}`, token === undefined ? {} : { token });

async function callTimes(fake: FakeWebinarApi, times: number, token?: string): Promise<number[]> {
  const statuses = [];
  for (let call = 0; call < times; call++) statuses.push((await heavyCall(fake, token)).status);
  return statuses;
}

describe("rate limits", () => {
  it("are on unless they are turned off, and stand on every answer", async () => {
    const fake = createFakeWebinarApi();
    const target = `GET ${CONFIGURATION}/webinars?creationTimeFrom=2026-01-01T00:00:00Z`;
    expect(limitsOf(await callFake(fake, target))).toEqual(["Heavy", "10", "9", "60"]);
    expect(limitsOf(await callFake(fake, target))).toEqual(["Heavy", "10", "8", "60"]);
    const refusals = [
      await callFake(fake, `GET ${CONFIGURATION}/webinars`),
      await callFake(fake, `GET ${CONFIGURATION}/webinars/nothing`),
      await callFake(fake, `POST ${CONFIGURATION}/webinars`, { text: "{" }),
      await callFake(fake, `POST ${CONFIGURATION}/webinars`, { body: {}, token: fake.issueToken({ permissions: [] }) }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 404, 400, 403]);
    expect(refusals.map((answer) => limitsOf(answer)[2])).toEqual(["7", "6", "5", "4"]);
  });

  it("stand on answers to somebody who asks for what isn't there: 404 CMN-120 and 405, in the group Light", async () => {
    const fake = createFakeWebinarApi({ rateLimits: { Light: 2 } });
    const stray = [
      await callFake(fake, "GET /webinar/nowhere"),
      await callFake(fake, `POST ${INVITEES}`),
      await callFake(fake, "GET /webinar/nowhere"),
    ];
    expect(stray.map(({ status }) => status)).toEqual([404, 405, 429]);
    expect(stray.map((answer) => limitsOf(answer))).toEqual(
      ["1", "0", "0"].map((remaining) => ["Light", "2", remaining, "60"]),
    );
    const uncounted = createFakeWebinarApi({ rules: { strayRequestsCount: false } });
    expect(limitsOf(await callFake(uncounted, "GET /webinar/nowhere"))).toEqual([null, null, null, null]);
  });

  it("don't stand on answers to nobody: 401, 404 CMN-120 and 405", async () => {
    const fake = createFakeWebinarApi();
    for (const answer of [
      await callFake(fake, `GET ${INVITEES}`, { token: null }),
      await callFake(fake, "GET /webinar/nowhere", { token: null }),
      await callFake(fake, `POST ${INVITEES}`, { token: "unknown" }),
    ]) {
      expect(limitsOf(answer)).toEqual([null, null, null, null]);
    }
  });

  it("answer 429 CMN-301 with a penalty of 60 seconds over the limit", async () => {
    const fake = createFakeWithSession({ rateLimits: true });
    expect(new Set(await callTimes(fake, 10))).toEqual(new Set([200]));
    const answer = await heavyCall(fake);
    expect(refusalOf(answer)).toEqual({ status: 429, errorCode: "CMN-301" });
    expect(answer.headers.get("Retry-After")).toBe("60");
    expect(limitsOf(answer)).toEqual(["Heavy", "10", "0", "60"]);
    expect(answer.body.errors[0].message).toContain("rateLimits: false");
  });

  it("start the penalty anew with each request in it, and open a new window after it", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: 1 } });
    expect(await callTimes(fake, 2)).toEqual([200, 429]);
    for (const [wait, status] of [
      ["59s", 429],
      ["59s", 429],
      ["60s", 200],
      ["59s", 429],
    ] as const) {
      fake.clock.advance(wait);
      expect((await heavyCall(fake)).status).toBe(status);
    }
  });

  it("open a new window 60 seconds after the first request of the one before", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: 2 } });
    await callTimes(fake, 1);
    fake.clock.advance("59s");
    expect(limitsOf(await heavyCall(fake))[2]).toBe("0");
    fake.clock.advance("1s");
    expect(limitsOf(await heavyCall(fake))[2]).toBe("1");
  });

  it("are counted for each user, app and group", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: 1, Light: 1 } });
    expect(await callTimes(fake, 2)).toEqual([200, 429]);
    const { userId } = fake.addUser({ permissions: ["WebinarSettings"] });
    expect(await callTimes(fake, 2, fake.issueToken({ userId }))).toEqual([200, 429]);
    const { clientId } = fake.addApp();
    expect(await callTimes(fake, 2, fake.issueToken({ clientId }))).toEqual([200, 429]);
    const light = await callFake(fake, LIGHT_CALL);
    expect(limitsOf(light)).toEqual(["Light", "1", "0", "60"]);
    expect(await callTimes(fake, 1, fake.issueToken())).toEqual([429]);
  });

  it("have a window of their own where a test says so; the penalty is as long", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: { limit: 2, windowSeconds: 3 } } });
    expect(await callTimes(fake, 3)).toEqual([200, 200, 429]);
    const refused = await heavyCall(fake);
    expect(limitsOf(refused)).toEqual(["Heavy", "2", "0", "3"]);
    expect(refused.headers.get("Retry-After")).toBe("3");
    fake.clock.advance("3s");
    expect(await callTimes(fake, 1)).toEqual([200]);
    for (const Heavy of [{ limit: 0, windowSeconds: 3 }, { limit: 1 }, { limit: 1, windowSeconds: 0.5 }, "10"])
      expect(() => createFakeWithSession({ rateLimits: { Heavy: Heavy as unknown as number } })).toThrow(
        /rateLimits.Heavy is a whole/,
      );
    const misspelt = { limit: 1, windowMs: 3 } as never;
    expect(() => createFakeWithSession({ rateLimits: { Heavy: misspelt } })).toThrow(/there is no "windowMs"/);
  });

  it("can be turned off for one group", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: false } });
    expect(new Set(await callTimes(fake, 60))).toEqual(new Set([200]));
    expect(limitsOf(await heavyCall(fake))).toEqual([null, null, null, null]);
    expect(limitsOf(await callFake(fake, LIGHT_CALL))[0]).toBe("Light");
  });

  it("are part of a snapshot", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: 1 } });
    const snapshot = fake.snapshot();
    await callTimes(fake, 2);
    fake.restore(snapshot);
    expect(await callTimes(fake, 1)).toEqual([200]);
  });

  it.each<[RateLimitOptions, RegExp]>([
    [{ Hevy: 1 }, /no rate-limit group "Hevy". There are: Light, Medium, Heavy, Auth/],
    [{ Heavy: 0 }, /rateLimits.Heavy is a whole number of calls from 1, .*, or false for no limit, received 0/],
  ])("can't be %j", (rateLimits, message) => {
    expect(() => createFakeWebinarApi({ rateLimits })).toThrow(message);
  });
});

describe("the group Auth", () => {
  it("allows five logins, refreshes and revocations of one user and app", async () => {
    const fake = createFakeWebinarApi();
    const first = await logIn(fake);
    expect(limitsOf(first)).toEqual(["Auth", "5", "4", "60"]);
    const { body } = await refresh(fake, first.body.refresh_token);
    for (const _ of [3, 4]) await logIn(fake);
    expect(limitsOf(await postForm(fake, "revoke", { token: body.access_token }))[2]).toBe("0");
    const refused = await logIn(fake);
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ errorCode: "CMN-301" }] } });
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect((await logIn(fake, fake.jwt, basicOf(fake.addApp()))).status).toBe(200);
    fake.clock.advance("60s");
    expect((await logIn(fake)).status).toBe(200);
  });

  it("changes nothing for a request that it refuses", async () => {
    const fake = createFakeWebinarApi({ rateLimits: { Auth: 1 } });
    const { body } = await logIn(fake);
    expect((await refresh(fake, body.refresh_token)).status).toBe(429);
    fake.clock.advance("60s");
    expect((await refresh(fake, body.refresh_token)).status).toBe(200);
  });

  it("counts what no user stands behind for the app", async () => {
    const fake = createFakeWebinarApi();
    const statuses = [];
    for (let attempt = 0; attempt < 6; attempt++) statuses.push((await logIn(fake, "guessed")).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    expect((await logIn(fake)).status).toBe(200);
  });
});

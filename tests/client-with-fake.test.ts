import { createWebinarClient, RateLimitError, type WebinarClientOptions } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "@rcw/testing";
import { describe, expect, it } from "vitest";
import { countRequest, type RateLimitWindow } from "../packages/testing/src/rate-limits/rate-limit-window.js";

const SESSION = { webinarId: "8730911", sessionId: "4410277" };

/** A client of the fake that waits on the fake's clock. */
function start(options: FakeWebinarApiOptions = {}, own: Partial<WebinarClientOptions> = {}) {
  const fake = createFakeWebinarApi(options);
  fake.addWebinar({ id: SESSION.webinarId });
  fake.addSession({ webinarId: SESSION.webinarId, id: SESSION.sessionId });
  const rcw = createWebinarClient({
    auth: { accessToken: fake.accessToken },
    fetch: fake.fetch,
    clock: fake.clock,
    ...own,
  });
  return { fake, rcw };
}

/** Puts the clock forward, second by second, and lets everything happen that is due, until the work is done. */
async function passUntil<Value>(fake: ReturnType<typeof start>["fake"], work: Promise<Value>): Promise<Value> {
  let isDone = false;
  const mark = () => {
    isDone = true;
  };
  work.then(mark, mark);
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!isDone) fake.clock.advance("1s");
  }
  return work;
}

const statusesOf = (fake: ReturnType<typeof start>["fake"]) => fake.journal.all().map(({ status }) => status);

describe("the client against the fake's rate limits", () => {
  it("makes 35 Heavy calls at once without a single 429, in the shortest time", async () => {
    const { fake, rcw } = start();
    const startMs = fake.clock.now();
    const calls = Array.from({ length: 35 }, () => rcw.invitees.list(SESSION).then(({ records }) => records.length));
    expect(await passUntil(fake, Promise.all(calls))).toEqual(Array(35).fill(1));
    expect(statusesOf(fake)).toEqual(Array(35).fill(200));
    expect(fake.clock.now() - startMs).toBeLessThanOrEqual(185_000);
  });

  it("sits out a penalty that others have caused, and doesn't prolong it", async () => {
    const { fake, rcw } = start();
    const headers = { Authorization: `Bearer ${fake.accessToken}` };
    const url = `https://platform.ringcentral.com/webinar/configuration/v1/webinars/${SESSION.webinarId}`;
    for (let call = 0; call < 11; call += 1) await fake.fetch(url, { headers });
    const startMs = fake.clock.now();
    await passUntil(fake, Promise.all([rcw.invitees.list(SESSION), rcw.invitees.list(SESSION)]));
    // Two were on their way before anybody knew of the penalty; then one window of silence, and one call goes first.
    expect(statusesOf(fake).slice(10)).toEqual([429, 429, 429, 200, 200]);
    expect(fake.clock.now() - startMs).toBeLessThanOrEqual(70_000);
  });

  it("lets raw calls wait like methods, whether their path is a template, has values or is unknown", async () => {
    const { fake, rcw } = start({ rateLimits: { Heavy: 2 } });
    const path = "/webinar/configuration/v1/webinars/{webinarId}" as const;
    const concrete = path.replace("{webinarId}", SESSION.webinarId);
    // The first answer tells the limit.
    await rcw.api.GET(path, { params: { path: SESSION } });
    const calls = [
      ...Array.from({ length: 4 }, () => rcw.api.GET(concrete as never).then(({ response }) => response.status)),
      ...Array.from({ length: 2 }, () => rcw.request("GET", concrete).withResponse()),
    ];
    await passUntil(fake, Promise.all(calls));
    expect(statusesOf(fake)).toEqual(Array(7).fill(200));
  });

  it("keeps raw calls to unknown paths to the limit that their answers name, however many paths there are", async () => {
    let sent = 0;
    const refusedAt: number[] = [];
    const clock = createFakeWebinarApi().clock;
    let window: RateLimitWindow | undefined;
    const rcw = createWebinarClient({
      auth: { accessToken: "token" },
      clock,
      fetch: async () => {
        sent += 1;
        const counted = countRequest(window, { limit: 10, windowSeconds: 60 }, clock.now());
        window = counted.window;
        if (counted.isRefused) refusedAt.push(sent);
        return new Response("{}", {
          status: counted.isRefused ? 429 : 200,
          headers: {
            ...{ "content-type": "application/json", "x-rate-limit-group": "Heavy", "x-rate-limit-limit": "10" },
            ...{
              "x-rate-limit-remaining": String(10 - window.count),
              "x-rate-limit-window": "60",
              "retry-after": "60",
            },
          },
        });
      },
    });
    await rcw.request("GET", "/webinar/new/v1/things/0");
    const calls = Array.from({ length: 30 }, (_, thing) => rcw.request("GET", `/webinar/new/v1/things/${thing + 1}`));
    await passUntil({ clock } as never, Promise.all(calls));
    expect([sent, refusedAt]).toEqual([31, []]);
    expect(rcw.rateLimits().filter(({ limit }) => limit < Number.POSITIVE_INFINITY)).toHaveLength(1);
  });

  it("gives a 429 on when it may not wait", async () => {
    const { fake, rcw } = start({ rateLimits: { Heavy: 1 } }, { rateLimit: false, retry: false });
    await rcw.invitees.list(SESSION);
    const error = await rcw.invitees.list(SESSION).catch((caught: RateLimitError) => caught);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 60_000, errorCode: "CMN-301", rateLimit: { remaining: 0 } });
    expect(fake.journal.all()).toHaveLength(2);
  });

  it("shows what is left", async () => {
    const { rcw } = start();
    await rcw.invitees.list(SESSION);
    expect(rcw.rateLimits()).toEqual([
      { group: "Heavy", limit: 10, windowMs: 60_000, remaining: 9, queued: 0, inFlight: 0, waitMs: 0 },
    ]);
  });
});

describe("the client with a token manager", () => {
  function startWithTokens() {
    const fake = createFakeWebinarApi({ rateLimits: false });
    fake.addWebinar({ id: SESSION.webinarId });
    fake.addSession({ webinarId: SESSION.webinarId, id: SESSION.sessionId });
    const { clientId, clientSecret, jwt, fetch, clock } = fake;
    const tokens = createTokenManager({ clientId, clientSecret, jwt, fetch, clock });
    const rcw = createWebinarClient({ auth: tokens, fetch, clock, rateLimit: false });
    const tokenCalls = () => fake.journal.all().filter(({ path }) => path === "/restapi/oauth/token").length;
    return { fake, rcw, tokens, tokenCalls };
  }

  it("logs in once for 50 calls at once, and refreshes once when the token has run out", async () => {
    const { fake, rcw, tokenCalls } = startWithTokens();
    const callOften = () => Promise.all(Array.from({ length: 50 }, () => rcw.invitees.list(SESSION)));
    await callOften();
    expect(tokenCalls()).toBe(1);
    fake.clock.advance("2h");
    await callOften();
    expect(tokenCalls()).toBe(2);
  });

  it("renews once for 50 calls whose token was refused, and each of them is repeated once", async () => {
    const { fake, rcw, tokens, tokenCalls } = startWithTokens();
    await rcw.invitees.list(SESSION);
    const token = await tokens.getAccessToken();
    await fake.fetch("https://platform.ringcentral.com/restapi/oauth/revoke", {
      method: "POST",
      headers: { Authorization: `Basic ${btoa(`${fake.clientId}:${fake.clientSecret}`)}` },
      body: new URLSearchParams({ token }),
    });
    fake.journal.clear();
    const pages = await Promise.all(Array.from({ length: 50 }, () => rcw.invitees.list(SESSION)));
    expect(pages).toHaveLength(50);
    // The refresh token went with the access token: the manager logs in anew.
    expect(tokenCalls()).toBeLessThanOrEqual(2);
    const statuses = statusesOf(fake);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(51);
  });
});

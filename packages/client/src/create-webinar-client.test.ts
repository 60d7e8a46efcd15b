import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../test-support/create-test-client.js";
import { errorOf, errorThrownBy } from "../test-support/error-of.js";
import { createBrokenBody, jsonResponse, neverAnswers } from "../test-support/fake-fetch.js";
import { createWebinarClient } from "./create-webinar-client.js";
import { version } from "./generated/version.js";
import {
  AbortError,
  AccessTokenError,
  ConnectionError,
  Environment,
  InvalidRequestError,
  isRcwError,
  NotFoundError,
  TimeoutError,
} from "./index.js";
import type { WebinarClientOptions } from "./options/client-options.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const auth = { accessToken: "token-1" };

describe("createWebinarClient", () => {
  it("needs no more than a token, and calls production then", async () => {
    const { rcw, sent } = createTestClient();
    await rcw.subscriptions.list();
    expect(sent[0]?.url).toBe("https://platform.ringcentral.com/webinar/notifications/v1/subscriptions");
    expect(() => createWebinarClient({ auth })).not.toThrow();
  });

  it.each<[string, Partial<WebinarClientOptions>, string]>([
    ["production", { environment: Environment.Production }, "https://platform.ringcentral.com"],
    ["segregated production", { environment: Environment.SegregatedProduction }, "https://platform.ringcentral.biz"],
    ["the sandbox", { environment: Environment.Sandbox }, "https://platform.devtest.ringcentral.com"],
    ["an address", { baseUrl: "http://localhost:4010/" }, "http://localhost:4010"],
    ["an address with a path", { baseUrl: "https://proxy.example/rc/" }, "https://proxy.example/rc"],
    [
      "an address in place of an environment",
      { baseUrl: "https://proxy.example", environment: Environment.Sandbox },
      "https://proxy.example",
    ],
  ])("calls %s", async (_, options, expected) => {
    const { rcw, sent } = createTestClient(undefined, options);
    await rcw.subscriptions.list();
    expect(sent[0]?.url).toBe(`${expected}/webinar/notifications/v1/subscriptions`);
  });

  it.each<[string, unknown, string, string]>([
    ["no options", undefined, "auth.accessToken", "auth.accessToken is undefined; expected a string or a function"],
    ["no auth", {}, "auth.accessToken", "auth.accessToken is undefined; expected a string or a function"],
    [
      "a null auth",
      { auth: null },
      "auth.accessToken",
      "auth.accessToken is undefined; expected a string or a function",
    ],
    [
      "a token in place of auth",
      { auth: "s3cret" },
      "auth.accessToken",
      "auth.accessToken is undefined; expected a string or a function",
    ],
    [
      "a token that isn't text",
      { auth: { accessToken: 7 } },
      "auth.accessToken",
      "auth.accessToken is number; expected a string or a function",
    ],
    ["a fetch that can't be called", { auth, fetch: {} }, "fetch", "fetch is object; expected a function"],
    [
      "a timeoutMs in words",
      { auth, timeoutMs: "1 min" },
      "timeoutMs",
      "timeoutMs is 1 min; expected above 0 and below 2^31",
    ],
    ["a timeoutMs of 0", { auth, timeoutMs: 0 }, "timeoutMs", "timeoutMs is 0; expected above 0 and below 2^31"],
    [
      "a negative retry option",
      { auth, retry: { maxRepeats: -1 } },
      "retry.maxRepeats",
      "retry.maxRepeats is -1; expected a number from 0",
    ],
    ["the name of an environment", { auth, environment: "Production" }, "baseUrl", "baseUrl is not an absolute URL"],
    [
      "an unencrypted address",
      { auth, baseUrl: "http://proxy.example" },
      "baseUrl",
      "tokens travel over https only (http to loopback addresses, or allowInsecureHttp)",
    ],
    [
      "a header with a line break",
      { auth, headers: { "x-a": "a\nb" } },
      "headers",
      'headers can\'t carry "x-a"; expected no line breaks',
    ],
    ["a userAgent with a line break", { auth, userAgent: "a\nb" }, "headers", 'headers can\'t carry "user-agent"'],
  ])("refuses %s, and says what would be right", (_, options, parameterName, message) => {
    const error = errorThrownBy<InvalidRequestError>(() => createWebinarClient(options as WebinarClientOptions));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe(parameterName);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain("s3cret");
  });

  it("asks a token function before every call, raw ones too", async () => {
    let asked = 0;
    const { rcw, sent } = createTestClient(undefined, { auth: { accessToken: async () => `token-${++asked}` } });
    await rcw.invitees.get(ids);
    await rcw.api.GET("/webinar/notifications/v1/subscriptions");
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("wraps the error of a token function", async () => {
    const failure = new Error("no session");
    const { rcw, sent } = createTestClient(undefined, { auth: { accessToken: () => Promise.reject(failure) } });
    expect(await errorOf(rcw.invitees.get(ids))).toMatchObject({ name: "AccessTokenError", attempts: 0 });
    expect(sent).toEqual([]);
  });

  it("bounds the time that a token function takes", async () => {
    const { rcw, clock } = createTestClient(undefined, { auth: { accessToken: () => new Promise(() => {}) } });
    const outcome = rcw.invitees.get(ids, { timeoutMs: 50 }).catch((error: unknown) => error);
    await new Promise(setImmediate);
    clock.advanceBy(50);
    expect(await Promise.race([outcome, new Promise(setImmediate)])).toBeInstanceOf(AccessTokenError);
  });

  it("ends a call when its signal aborts while a token function takes its time", async () => {
    const { rcw } = createTestClient(undefined, { auth: { accessToken: () => new Promise(() => {}) } });
    const controller = new AbortController();
    const outcome = rcw.invitees.get(ids, { signal: controller.signal }).catch((error: unknown) => error);
    await new Promise(setImmediate);
    controller.abort();
    expect(await Promise.race([outcome, new Promise(setImmediate)])).toBeInstanceOf(AbortError);
  });

  it("sends its headers with every request; those of a call come first", async () => {
    const { rcw, sent } = createTestClient(undefined, { headers: { "X-Trace": "client", "Accept-Language": "de-DE" } });
    await rcw.invitees.get(ids);
    await rcw.invitees.get(ids, { headers: { "x-trace": "call" } });
    await rcw.invitees.update(
      { ...ids, body: { role: "CoHost" } },
      { headers: { "content-type": "application/json;v=2" } },
    );
    const namesWanted = ["x-trace", "accept-language", "content-type"];
    expect(sent.map(({ headers }) => namesWanted.map((name) => headers.get(name)))).toEqual([
      ["client", "de-DE", null],
      ["call", "de-DE", null],
      ["client", "de-DE", "application/json;v=2"],
    ]);
  });

  it.each([
    ["the client", { headers: { Authorization: "Bearer own" } }, {}],
    ["a call", {}, { headers: { AUTHORIZATION: "Bearer own" } }],
  ])("leaves an Authorization header of %s alone", async (_, options, callOptions) => {
    const { rcw, sent } = createTestClient(undefined, options);
    await rcw.invitees.get(ids, callOptions);
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer own");
  });

  it("gives a call 60 seconds", async () => {
    const { rcw, clock, started } = createTestClient(neverAnswers);
    const outcome = rcw.invitees.get(ids);
    await started;
    clock.advanceBy(59_999);
    expect(clock.pendingTimers()).toBe(1);
    clock.advanceBy(1);
    expect(await errorOf(outcome)).toMatchObject({ name: "TimeoutError", timeoutMs: 60_000 });
  });

  it("names itself and the app to the service, and the language that the app wants", async () => {
    const plain = createTestClient();
    await plain.rcw.invitees.get(ids);
    expect(plain.sent[0]?.headers.get("user-agent")).toBe(`rcw/${version} (node ${process.versions.node})`);
    expect(plain.sent[0]?.headers.get("accept-language")).toBeNull();
    const named = createTestClient(undefined, { userAgent: "Console/1.2.3", language: "de-DE" });
    await named.rcw.invitees.get(ids);
    expect(named.sent[0]?.headers.get("user-agent")).toBe(
      `Console/1.2.3 (rcw/${version}; node ${process.versions.node})`,
    );
    expect(named.sent[0]?.headers.get("accept-language")).toBe("de-DE");
  });

  it("gives the value together with its answer and the rate limit", async () => {
    const headers = {
      "x-rate-limit-group": "Heavy",
      "x-rate-limit-limit": "10",
      "x-rate-limit-remaining": "9",
      "x-rate-limit-window": "60",
    };
    const { rcw } = createTestClient(() => jsonResponse({ id: "3" }, { headers }));
    const { data, response, rateLimit } = await rcw.invitees.get(ids).withResponse();
    expect(data).toEqual({ id: "3" });
    expect(response.status).toBe(200);
    expect(rateLimit).toEqual({ group: "Heavy", limit: 10, remaining: 9, windowSeconds: 60 });
  });

  it("knows nothing of rate limits without a limiter", async () => {
    const { rcw } = createTestClient();
    await rcw.invitees.get(ids);
    expect(rcw.rateLimits()).toEqual([]);
  });

  it("keeps calls of one client apart", async () => {
    const { rcw } = createTestClient(({ url }) => jsonResponse({ id: url.slice(-1) }));
    const found = await Promise.all(["7", "8", "9"].map((inviteeId) => rcw.invitees.get({ ...ids, inviteeId })));
    expect(found.map(({ id }) => id)).toEqual(["7", "8", "9"]);
  });

  it("says what a call of a method failed of", async () => {
    const body = { errors: [{ errorCode: "CMN-102", message: "Resource not found", parameterName: "inviteeId" }] };
    const { rcw } = createTestClient(() => jsonResponse(body, { status: 404, headers: { RCRequestId: "r1" } }));
    const error = await errorOf(rcw.invitees.get(ids));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(isRcwError(error)).toBe(true);
    expect(error.message).toBe(
      "rcwConfigGetInvitee: 404 CMN-102 Resource not found (parameter inviteeId) [request id r1]. Check the ids and permissions.",
    );
    expect(error).toMatchObject({
      request: {
        method: "GET",
        url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/1/sessions/2/invitees/3",
      },
    });
  });
});

describe("a finished call leaves no timer and no listener on the caller's signal", () => {
  const cases: [string, Parameters<typeof createTestClient>[0], (test: Started) => void, unknown][] = [
    ["after a success", () => jsonResponse({ id: "3" }), () => {}, undefined],
    ["after an error status", () => jsonResponse({}, { status: 404 }), () => {}, NotFoundError],
    ["after a lost connection", () => Promise.reject(new TypeError("fetch failed")), () => {}, ConnectionError],
    ["after a body that broke off", () => createBrokenBody(new Error("reset")), () => {}, ConnectionError],
    ["after a time-out", neverAnswers, ({ clock }) => clock.advanceBy(60_000), TimeoutError],
    ["after an abort", neverAnswers, ({ controller }) => controller.abort(), AbortError],
  ];
  interface Started extends ReturnType<typeof createTestClient> {
    controller: AbortController;
    letGo: () => void;
  }

  function startCalls(answer: Parameters<typeof createTestClient>[0]): Started & { outcomes: Promise<unknown>[] } {
    // Answers are held back until both calls are known to be on their way.
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const test = createTestClient((request, init) => gate.then(() => answer?.(request, init) as Promise<Response>));
    const controller = new AbortController();
    const { signal } = controller;
    const raw = test.rcw.api.GET("/webinar/notifications/v1/subscriptions", { signal });
    return { ...test, controller, letGo, outcomes: [test.rcw.invitees.get(ids, { signal }), raw] };
  }

  it.each(cases)("%s", async (_, answer, end, expected) => {
    const test = startCalls(answer);
    await new Promise(setImmediate);
    expect(test.clock.pendingTimers()).toBe(2);
    expect(getEventListeners(test.controller.signal, "abort").length).toBe(2);
    expect(test.sent).toHaveLength(2);
    test.letGo();
    await Promise.resolve();
    end(test);
    const [ofMethod] = await Promise.allSettled(test.outcomes);
    if (expected === undefined) expect(ofMethod).toEqual({ status: "fulfilled", value: { id: "3" } });
    else expect(ofMethod).toMatchObject({ status: "rejected", reason: expect.any(expected as never) });
    expect(test.clock.pendingTimers()).toBe(0);
    expect(getEventListeners(test.controller.signal, "abort")).toEqual([]);
  });
});

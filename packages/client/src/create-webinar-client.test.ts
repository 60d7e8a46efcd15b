import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../test-support/create-test-client.js";
import { errorOf, errorThrownBy } from "../test-support/error-of.js";
import { createBrokenBody, jsonResponse, neverAnswers } from "../test-support/fake-fetch.js";
import type { WebinarClientOptions } from "./client-options.js";
import { createWebinarClient } from "./create-webinar-client.js";
import {
  AbortError,
  ConnectionError,
  Environment,
  InvalidRequestError,
  isRcwError,
  NotFoundError,
  TimeoutError,
} from "./index.js";

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
    ["no options", undefined, "auth", "auth.accessToken is undefined"],
    ["no auth", {}, "auth", "auth.accessToken is undefined"],
    ["a null auth", { auth: null }, "auth", "auth.accessToken is undefined"],
    ["a token in place of auth", { auth: "s3cret" }, "auth", "auth.accessToken is undefined"],
    ["a token that isn't text", { auth: { accessToken: 7 } }, "auth", "auth.accessToken is number"],
    ["a fetch that can't be called", { auth, fetch: {} }, "fetch", "fetch is object; expected a function"],
    ["a timeoutMs in words", { auth, timeoutMs: "1 min" }, "timeoutMs", "timeoutMs is 1 min; expected milliseconds"],
    ["a timeoutMs of 0", { auth, timeoutMs: 0 }, "timeoutMs", "timeoutMs is 0; expected milliseconds above 0"],
    ["the name of an environment", { auth, environment: "Production" }, "baseUrl", "baseUrl is not an absolute URL"],
    [
      "an unencrypted address",
      { auth, baseUrl: "http://proxy.example" },
      "baseUrl",
      "an access token is sent over https",
    ],
    ["a header with a line break", { auth, headers: { "x-a": "a\nb" } }, "headers", 'header "x-a" can\'t be sent'],
  ])("refuses %s, and says what would be right", (_, options, parameterName, message) => {
    const error = errorThrownBy<InvalidRequestError>(() => createWebinarClient(options as WebinarClientOptions));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe(parameterName);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain("s3cret");
  });

  it("shows in its refusal how auth is given", () => {
    const { message } = errorThrownBy(() => createWebinarClient({} as WebinarClientOptions));
    expect(message).toContain("createWebinarClient({ auth: { accessToken } })");
  });

  it("asks a token function before every call, raw ones too", async () => {
    let asked = 0;
    const { rcw, sent } = createTestClient(undefined, { auth: { accessToken: async () => `token-${++asked}` } });
    await rcw.invitees.get(ids);
    await rcw.api.GET("/webinar/notifications/v1/subscriptions");
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("passes on the error of a token function", async () => {
    const failure = new Error("no session");
    const { rcw, sent } = createTestClient(undefined, { auth: { accessToken: () => Promise.reject(failure) } });
    expect(await errorOf(rcw.invitees.get(ids))).toBe(failure);
    expect(sent).toEqual([]);
  });

  it("bounds the time that a token function takes", async () => {
    const { rcw, clock } = createTestClient(undefined, { auth: { accessToken: () => new Promise(() => {}) } });
    const outcome = rcw.invitees.get(ids, { timeoutMs: 50 });
    clock.advanceBy(50);
    expect(await errorOf(outcome)).toBeInstanceOf(TimeoutError);
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
    ["the client", { headers: { authorization: "Bearer own" } }, {}],
    ["a call", {}, { headers: { authorization: "Bearer own" } }],
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
      "rcwConfigGetInvitee: 404 CMN-102 Resource not found (parameter inviteeId) [request id r1]",
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
  }

  function startCalls(answer: Parameters<typeof createTestClient>[0]): Started & { outcomes: Promise<unknown>[] } {
    const test = createTestClient(answer);
    const controller = new AbortController();
    const { signal } = controller;
    const raw = test.rcw.api.GET("/webinar/notifications/v1/subscriptions", { signal });
    return { ...test, controller, outcomes: [test.rcw.invitees.get(ids, { signal }), raw] };
  }

  it.each(cases)("%s", async (_, answer, end, expected) => {
    const test = startCalls(answer);
    expect(test.clock.pendingTimers()).toBe(2);
    expect(getEventListeners(test.controller.signal, "abort").length).toBe(2);
    await test.started;
    end(test);
    const [ofMethod] = await Promise.allSettled(test.outcomes);
    if (expected === undefined) expect(ofMethod).toEqual({ status: "fulfilled", value: { id: "3" } });
    else expect(ofMethod).toMatchObject({ status: "rejected", reason: expect.any(expected as never) });
    expect(test.clock.pendingTimers()).toBe(0);
    expect(getEventListeners(test.controller.signal, "abort")).toEqual([]);
  });
});

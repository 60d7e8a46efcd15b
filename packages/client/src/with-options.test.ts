import { afterEach, describe, expect, it, vi } from "vitest";
import { createTestClient } from "../test-support/create-test-client.js";
import { errorOf, errorThrownBy } from "../test-support/error-of.js";
import { createStalledBody, jsonResponse } from "../test-support/fake-fetch.js";
import { createWebinarClient } from "./create-webinar-client.js";
import type { WebinarClientOptions } from "./options/client-options.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const LIMIT_HEADERS = {
  "x-rate-limit-group": "Heavy",
  "x-rate-limit-limit": "2",
  "x-rate-limit-remaining": "1",
  "x-rate-limit-window": "60",
};

describe("withOptions", () => {
  it("makes a client with other options that shares limits and tokens", async () => {
    const accessToken = vi.fn(() => "token-1");
    const { rcw, sent, clock } = createTestClient(() => jsonResponse({}, { headers: LIMIT_HEADERS }), {
      auth: { accessToken },
      rateLimit: {},
    });
    const other = rcw.withOptions({ headers: { "x-part": "report" }, timeoutMs: 5 });
    await rcw.invitees.get(ids);
    await other.invitees.get(ids);
    expect(sent.map(({ headers }) => headers.get("x-part"))).toEqual([null, "report"]);
    expect(other.rateLimits()).toEqual(rcw.rateLimits());
    const third = other.invitees.get(ids);
    await clock.settle();
    expect(sent).toHaveLength(2);
    await clock.pass(61_000);
    await third;
    expect(accessToken).toHaveBeenCalledTimes(3);
  });
});

describe("request", () => {
  it("calls a path that the description doesn't have, and throws as a method does", async () => {
    const { rcw, sent } = createTestClient((request) =>
      request.method === "POST"
        ? jsonResponse([1, 2])
        : jsonResponse({ errors: [{ errorCode: "X-1" }] }, { status: 404 }),
    );
    const options = { query: { a: [1, 2], b: "c d" }, body: { x: 1 } };
    expect(await rcw.request("post", "/webinar/new/v1/things", options)).toEqual([1, 2]);
    expect(sent[0]).toMatchObject({
      method: "POST",
      url: "https://platform.ringcentral.com/webinar/new/v1/things?a=1&a=2&b=c%20d",
      body: '{"x":1}',
    });
    expect(await errorOf(rcw.request("GET", "/webinar/new/v1/things"))).toMatchObject({
      status: 404,
      errorCode: "X-1",
    });
  });

  it.each(["things", "/webinar/../secret", "/webinar/%2e%2e/secret"])("refuses the path %s", async (path) => {
    const { rcw, sent } = createTestClient();
    expect(await errorOf(rcw.request("GET", path))).toMatchObject({ name: "InvalidRequestError" });
    expect(sent).toEqual([]);
  });
});

it("names the request of an answer", async () => {
  const { rcw } = createTestClient(() => jsonResponse({ id: "3" }, { headers: { RCRequestId: "r-1" } }));
  expect(await rcw.invitees.get(ids).withResponse()).toMatchObject({ data: { id: "3" }, requestId: "r-1" });
});

it("hands fetchOptions to fetch, the call's before the client's", async () => {
  const inits: (RequestInit & { dispatcher?: unknown })[] = [];
  const answer = (_: unknown, init?: RequestInit) => {
    inits.push(init ?? {});
    return jsonResponse({});
  };
  const { rcw } = createTestClient(answer, { fetchOptions: { cache: "no-store", keepalive: true } });
  await rcw.invitees.get(ids, { fetchOptions: { keepalive: false, redirect: "follow" } });
  expect(inits[0]).toMatchObject({ cache: "no-store", keepalive: false, redirect: "manual", method: "GET" });
});

it.each([
  [{ timeout: 5 }, "option timeout doesn't exist; expected timeoutMs"],
  [{ maxRetries: 5 }, "option maxRetries doesn't exist; expected retry: { maxRepeats }"],
  [{ baseURL: "https://x.example" }, "option baseURL doesn't exist; expected baseUrl"],
  [{ constructor: 1 }, "option constructor doesn't exist; expected auth, "],
  [{ rateLimit: null }, "rateLimit is null; expected an object with its options, a limiter, or false"],
  [{ rateLimit: true }, "rateLimit is true; expected an object"],
  [{ retry: true }, "retry is true; expected an object with its options, or false"],
  [{ headers: "x" }, "headers is string; expected an object"],
])("refuses the options %j of a client", (options, message) => {
  const given = { auth: { accessToken: "t" }, ...options } as unknown as WebinarClientOptions;
  expect(errorThrownBy(() => createWebinarClient(given)).message).toContain(message);
});

it("refuses unknown options of a call, and takes Headers", async () => {
  const { rcw, sent } = createTestClient(undefined, { headers: new Headers({ "X-Client": "1" }) });
  const unknown = { maxRetries: 1 } as object;
  expect((await errorOf(rcw.invitees.get(ids, unknown))).message).toContain("option maxRetries doesn't exist");
  await rcw.invitees.get(ids, { headers: new Headers({ "X-Call": "2" }) });
  expect(sent.map(({ headers }) => [headers.get("x-client"), headers.get("x-call")])).toEqual([["1", "2"]]);
});

describe("http to another host", () => {
  it("is refused, unless it is asked for by name", () => {
    const options = { auth: { accessToken: "t" }, baseUrl: "http://fake:4010" };
    expect(errorThrownBy(() => createWebinarClient(options)).message).toContain("allowInsecureHttp");
    expect(() => createWebinarClient({ ...options, allowInsecureHttp: true })).not.toThrow();
  });
});

describe("a body that comes piece by piece", () => {
  it.each(["blob", "arrayBuffer", "stream"] as const)(
    "as %s ends when it stalls, or when the caller aborts",
    async (parseAs) => {
      for (const way of ["stall", "abort"]) {
        const { response, reading } = createStalledBody();
        const { rcw, clock } = createTestClient(() => response, { timeoutMs: 500 });
        const controller = new AbortController();
        const init = { parseAs, signal: controller.signal };
        const outcome = errorOf(
          rcw.api.GET("/webinar/notifications/v1/subscriptions", init).then(async ({ data }) => {
            const reader = (data as unknown as ReadableStream).getReader();
            for (;;) if ((await reader.read()).done) return;
          }),
        );
        await reading;
        if (way === "stall") clock.advanceBy(500);
        else controller.abort();
        expect(await outcome).toMatchObject({ name: way === "stall" ? "TimeoutError" : "AbortError" });
        expect(clock.pendingTimers()).toBe(0);
      }
    },
  );
});

describe("RCW_LOG", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each([
    ["debug", [1, 1]],
    ["warn", [0, 1]],
    ["error", [0, 1]],
    ["loud", [0, 0]],
  ])("%s writes lines to the console, beside the client's own hooks", async (level, [debug, error]) => {
    vi.stubEnv("RCW_LOG", level);
    const lines = { debug: vi.fn(), error: vi.fn() };
    vi.spyOn(console, "debug").mockImplementation(lines.debug);
    vi.spyOn(console, "error").mockImplementation(lines.error);
    const onError = vi.fn();
    const { rcw } = createTestClient(() => new Response(null, { status: 404 }), { hooks: { onError } });
    await errorOf(rcw.invitees.get(ids));
    expect([Math.sign(lines.debug.mock.calls.length), lines.error.mock.calls.length]).toEqual([debug, error]);
    expect(onError).toHaveBeenCalledOnce();
    expect(JSON.stringify(lines.debug.mock.calls)).not.toContain("token-1");
  });
});

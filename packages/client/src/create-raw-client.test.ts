import { describe, expect, it } from "vitest";
import { createTestClient } from "../test-support/create-test-client.js";
import { errorOf } from "../test-support/error-of.js";
import { createStalledBody, jsonResponse, neverAnswers } from "../test-support/fake-fetch.js";
import type { RawClient } from "./create-exchange.js";
import { AbortError } from "./errors/abort-error.js";
import { ConnectionError } from "./errors/connection-error.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { ResponseFormatError } from "./errors/response-format-error.js";
import { TimeoutError } from "./errors/timeout-error.js";

const invitee = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}";
const path = { webinarId: "w 1", sessionId: "s/1", inviteeId: "3" };

describe("rcw.api", () => {
  it("authorises and serialises like the methods, and gives data and response", async () => {
    const { rcw, sent } = createTestClient(() => jsonResponse({ records: [], paging: {} }));
    const { data, error, response } = await rcw.api.GET("/webinar/history/v1/company/sessions", {
      params: {
        query: {
          endTimeFrom: "2026-01-01T00:00:00+01:00",
          endTimeTo: "2026-02-01T00:00:00Z",
          hostUserId: ["1", "2"],
          status: ["Active", "Finished"],
        },
      },
    });
    expect(data).toEqual({ records: [], paging: {} });
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token-1");
    expect(sent[0]?.url).toBe(
      "https://platform.ringcentral.com/webinar/history/v1/company/sessions?endTimeFrom=2026-01-01T00%3A00%3A00%2B01%3A00&endTimeTo=2026-02-01T00%3A00%3A00Z&hostUserId=1,2&status=Active&status=Finished",
    );
  });

  it("sends the body of a write, and encodes its path", async () => {
    const { rcw, sent } = createTestClient(() => jsonResponse({ id: "3" }));
    await rcw.api.PUT(invitee, { params: { path }, body: { role: "CoHost" } });
    expect(sent).toMatchObject([
      {
        method: "PUT",
        url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/w%201/sessions/s%2F1/invitees/3",
        body: '{"role":"CoHost"}',
      },
    ]);
  });

  it.each(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"])("has %s", async (httpMethod) => {
    const { rcw, sent } = createTestClient();
    const call = rcw.api[httpMethod as "GET"] as unknown as (path: string) => Promise<unknown>;
    await call("/webinar/new/v1/things");
    expect(sent).toMatchObject([{ method: httpMethod, url: "https://platform.ringcentral.com/webinar/new/v1/things" }]);
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it("has request, which takes the method as an argument and serialises as the operation declares", async () => {
    const { rcw, sent } = createTestClient(() => jsonResponse({ records: [] }));
    const query = { endTimeFrom: "2026-01-01T00:00:00Z", hostUserId: ["1", "2"] };
    const { data } = await rcw.api.request("get", "/webinar/configuration/v1/company/sessions", { params: { query } });
    expect(data).toEqual({ records: [] });
    expect(sent).toMatchObject([{ method: "GET", url: expect.stringMatching(/&hostUserId=1,2$/) }]);
  });

  it("gives an error status as error, without throwing", async () => {
    const body = { errors: [{ errorCode: "CMN-102", message: "Resource not found" }] };
    const { rcw } = createTestClient(() => jsonResponse(body, { status: 404 }));
    const { data, error, response } = await rcw.api.GET(invitee, { params: { path } });
    expect(data).toBeUndefined();
    expect(error).toEqual(body);
    expect(response.status).toBe(404);
  });

  it("gives a body that isn't JSON as the caller asks for it", async () => {
    const { rcw } = createTestClient(() => new Response("a,b"));
    const { data } = await rcw.api.GET(invitee, { params: { path }, parseAs: "text" });
    expect(data).toBe("a,b");
  });

  it("throws the errors of the pipeline", async () => {
    const refused = new TypeError("fetch failed");
    const { rcw } = createTestClient(() => Promise.reject(refused));
    const error = await errorOf(rcw.api.GET(invitee, { params: { path } }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ operationId: "rcwConfigGetInvitee", attempts: 1 });
    expect(error.cause).toMatchObject({ name: "TypeError", message: "fetch failed" });
  });

  it("names no operation for a path that the API description doesn't have", async () => {
    const { rcw } = createTestClient(() => Promise.reject(new TypeError("fetch failed")));
    const error = await errorOf(rcw.api.GET("/webinar/new/v1/things" as never));
    expect(error.message).toBe("the request got no answer; check network and baseUrl");
    expect(error).toMatchObject({ operationId: undefined });
  });

  it("ends a call whose body stalls, and says what is no JSON", async () => {
    const { response, reading } = createStalledBody();
    const stalled = createTestClient(() => response, { timeoutMs: 500 });
    const outcome = errorOf(stalled.rcw.api.GET(invitee, { params: { path } }));
    await reading;
    stalled.clock.advanceBy(500);
    expect(await outcome).toBeInstanceOf(TimeoutError);
    const { rcw } = createTestClient(() => new Response("<html>secret"));
    const error = await errorOf(rcw.api.GET(invitee, { params: { path } }));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error.message).not.toContain("secret");
  });

  it("ends a call after the client's timeoutMs", async () => {
    const { rcw, clock, started } = createTestClient(neverAnswers, { timeoutMs: 500 });
    const outcome = rcw.api.GET(invitee, { params: { path } });
    await started;
    clock.advanceBy(500);
    expect(await errorOf(outcome)).toBeInstanceOf(TimeoutError);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("ends a call when its signal aborts", async () => {
    const { rcw, started } = createTestClient(neverAnswers);
    const controller = new AbortController();
    const outcome = rcw.api.GET(invitee, { params: { path }, signal: controller.signal });
    await started;
    controller.abort(new Error("left the page"));
    const error = await errorOf(outcome);
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toEqual(new Error("left the page"));
  });

  it("sends by the fetch of a call, which gets a Request, and to the address of a call", async () => {
    const { rcw, sent } = createTestClient();
    const requests: Request[] = [];
    const fetch = async (request: Request) => {
      requests.push(request);
      return jsonResponse({ id: "own" });
    };
    const { data } = await rcw.api.GET(invitee, { params: { path }, fetch, baseUrl: "https://proxy.example/rc/" });
    expect(data).toEqual({ id: "own" });
    expect(sent).toEqual([]);
    expect(requests[0]?.url).toBe(
      "https://proxy.example/rc/webinar/configuration/v1/webinars/w%201/sessions/s%2F1/invitees/3",
    );
    expect(requests[0]?.headers.get("authorization")).toBe("Bearer token-1");
    const unsafe = errorOf(rcw.api.GET(invitee, { params: { path }, baseUrl: "http://proxy.example" }));
    expect(await unsafe).toBeInstanceOf(InvalidRequestError);
  });

  it("takes serializers and options of fetch for one call", async () => {
    const inits: RequestInit[] = [];
    const { rcw, sent } = createTestClient((_, init) => {
      inits.push(init ?? {});
      return jsonResponse({});
    });
    const serializers = {
      pathSerializer: () => "https://platform.ringcentral.com/elsewhere",
      querySerializer: () => "?a=b",
      bodySerializer: () => "own",
    };
    await rcw.api.PUT(invitee, { params: { path }, body: { role: "CoHost" }, credentials: "include", ...serializers });
    expect(sent).toMatchObject([{ url: "https://platform.ringcentral.com/elsewhere?a=b", body: "own" }]);
    expect(inits[0]).toMatchObject({ credentials: "include", redirect: "manual" });
  });

  it("refuses an option that doesn't exist, by the name that it has here", async () => {
    const { rcw, sent } = createTestClient();
    const init = { params: { path }, timeout: 5 };
    const error = await errorOf(rcw.api.GET(invitee, init));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe("rcwConfigGetInvitee: option timeout doesn't exist; expected timeoutMs");
    expect(sent).toEqual([]);
  });

  it("takes retry for one call", async () => {
    const { rcw, sent, clock } = createTestClient(() => new Response(null, { status: 503 }), { retry: {} });
    const init = { params: { path }, retry: false } as { params: { path: typeof path } };
    const outcome = rcw.api.GET(invitee, init).then(({ response }) => response.status);
    expect(await Promise.race([outcome, new Promise(setImmediate)])).toBe(503);
    expect(sent).toHaveLength(1);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("takes timeoutMs for one call", async () => {
    const late = createTestClient(neverAnswers);
    const short = { params: { path }, timeoutMs: 50 } as { params: { path: typeof path } };
    const error = errorOf(late.rcw.api.GET(invitee, short));
    await late.started;
    late.clock.advanceBy(50);
    expect(await error).toMatchObject({ name: "TimeoutError", timeoutMs: 50 });
  });

  it("takes headers in every form that openapi-fetch takes", async () => {
    const { rcw, sent } = createTestClient(undefined, { headers: { "x-trace": "client" } });
    await rcw.api.GET(invitee, { params: { path }, headers: new Headers({ "X-Trace": "a" }) });
    await rcw.api.GET(invitee, { params: { path }, headers: [["X-Trace", "b"]] });
    await rcw.api.GET(invitee, { params: { path }, headers: { "X-Trace": "c" } });
    await rcw.api.GET(invitee, { params: { path }, headers: { "X-Other": undefined } });
    expect(sent.map(({ headers }) => headers.get("x-trace"))).toEqual(["a", "b", "c", "client"]);
    expect(sent[3]?.headers.has("x-other")).toBe(false);
  });

  it("leaves a call's own Authorization header alone", async () => {
    const { rcw, sent } = createTestClient();
    await rcw.api.GET(invitee, { params: { path }, headers: { Authorization: "Bearer own" } });
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer own");
  });

  it.each<[string, (api: RawClient) => Promise<unknown>, string, string]>([
    [
      "a missing path parameter",
      (api) => api.GET(invitee, { params: { path: { webinarId: "1", sessionId: "2" } as typeof path } }),
      "rcwConfigGetInvitee: path parameter inviteeId is missing; expected an id",
      "inviteeId",
    ],
    [
      "a call without any path parameter",
      (api) => (api.GET as unknown as (path: string) => Promise<unknown>)(invitee),
      "rcwConfigGetInvitee: path parameter webinarId is missing; expected an id",
      "webinarId",
    ],
    [
      "a path parameter that leads elsewhere",
      (api) => api.GET(invitee, { params: { path: { ...path, sessionId: ".." } } }),
      'path parameter sessionId is ".."; expected an id',
      "sessionId",
    ],
    [
      "a path that runs on into the name of the host",
      (api) => api.GET(".evil.example/webinar" as never),
      'path is ".evil.example/webinar"; expected a leading "/"',
      "path",
    ],
    [
      "a timeoutMs of 0",
      (api) => api.GET(invitee, { params: { path }, timeoutMs: 0 } as never),
      "timeoutMs is 0; expected above 0 and below 2^31",
      "timeoutMs",
    ],
    [
      "a header that can't be sent",
      (api) => api.GET(invitee, { params: { path }, headers: { "x-trace": "a\nb" } }),
      'headers can\'t carry "x-trace"; expected no line breaks',
      "headers",
    ],
  ])("refuses %s, and sends nothing", async (_, act, message, parameterName) => {
    const { rcw, sent } = createTestClient();
    const error = await errorOf(act(rcw.api));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain(message);
    expect(error).toMatchObject({ parameterName });
    expect(sent).toEqual([]);
  });
});

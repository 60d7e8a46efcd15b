import { describe, expect, it, vi } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { jsonResponse } from "../../test-support/fake-fetch.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { Hooks } from "../options/hooks.js";
import { createLogHooks } from "./log-hooks.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const url = "https://platform.ringcentral.com/webinar/configuration/v1/webinars/1/sessions/2/invitees/3";

function recordEvents() {
  const events: [string, object][] = [];
  const record = (name: string) => (event: object) => void events.push([name, event]);
  const hooks: Hooks = {
    onRequest: record("onRequest"),
    onResponse: record("onResponse"),
    onRetry: record("onRetry"),
    onError: record("onError"),
  };
  return { hooks, events };
}

const limitHeaders = {
  "x-rate-limit-group": "Heavy",
  "x-rate-limit-limit": "10",
  "x-rate-limit-remaining": "9",
  "x-rate-limit-window": "60",
  rcrequestid: "r-1",
};

describe("hooks", () => {
  it("are told of a request and its answer", async () => {
    const { hooks, events } = recordEvents();
    const { rcw } = createTestClient(() => jsonResponse({}, { headers: limitHeaders }), { hooks });
    await rcw.invitees.get(ids);
    const request = { operationId: "rcwConfigGetInvitee", httpMethod: "GET", url, attempt: 1 };
    const rateLimit = { group: "Heavy", limit: 10, remaining: 9, windowSeconds: 60 };
    expect(events).toEqual([
      ["onRequest", request],
      ["onResponse", { ...request, status: 200, durationMs: 0, requestId: "r-1", rateLimit }],
    ]);
  });

  it("are told of repeats, and once of the error in the end", async () => {
    const time = createTestClock(Date.UTC(2026, 8, 14));
    const { hooks, events } = recordEvents();
    const answer = () => jsonResponse({}, { status: 502 });
    const { rcw } = createTestClient(answer, { hooks, clock: time, random: () => 1, retry: { maxRepeats: 1 } });
    const outcome = errorOf(rcw.invitees.get(ids));
    await time.passAll();
    const error = await outcome;
    expect(events.map(([name]) => name)).toEqual([
      "onRequest",
      "onResponse",
      "onRetry",
      "onRequest",
      "onResponse",
      "onError",
    ]);
    expect(events[2]?.[1]).toMatchObject({ attempt: 1, delayMs: 2000, reason: 502 });
    expect(events[3]?.[1]).toMatchObject({ attempt: 2 });
    expect(events[5]?.[1]).toEqual({ operationId: "rcwConfigGetInvitee", error });
  });

  it("are told of what is refused before it is sent", async () => {
    const { hooks, events } = recordEvents();
    const { rcw } = createTestClient(undefined, { hooks });
    const error = await errorOf(rcw.invitees.get({ ...ids, inviteeId: "" }));
    expect(events).toEqual([["onError", { operationId: "rcwConfigGetInvitee", error }]]);
  });

  it("are told of raw calls too", async () => {
    const { hooks, events } = recordEvents();
    const { rcw } = createTestClient(undefined, { hooks });
    await rcw.api.GET("/webinar/notifications/v1/subscriptions");
    expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse"]);
  });

  it("can't fail a call later either", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on("unhandledRejection", note);
    try {
      const hooks: Hooks = {
        async onRequest() {
          throw new Error("broken hook");
        },
      };
      const { rcw } = createTestClient(() => jsonResponse({ id: "3" }), { hooks });
      expect(await rcw.invitees.get(ids)).toEqual({ id: "3" });
      await new Promise((resolve) => setImmediate(resolve));
      expect(rejections).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  });

  it("can't fail a call", async () => {
    const hooks: Hooks = {
      onRequest() {
        throw new Error("broken hook");
      },
      onResponse() {
        throw new Error("broken hook");
      },
      onError() {
        throw new Error("broken hook");
      },
    };
    const { rcw } = createTestClient(() => jsonResponse({ id: "3" }), { hooks });
    expect(await rcw.invitees.get(ids)).toEqual({ id: "3" });
    expect(await errorOf(rcw.invitees.get({ ...ids, inviteeId: "" }))).toMatchObject({ name: "InvalidRequestError" });
  });
});

describe("createLogHooks", () => {
  it("writes a line for each event, and tells other hooks as well", async () => {
    const time = createTestClock(Date.UTC(2026, 8, 14));
    const logger = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const { hooks: also, events } = recordEvents();
    const hooks = createLogHooks(logger, also);
    const answers = [jsonResponse({}, { status: 503 }), jsonResponse({}, { status: 404 })];
    const { rcw } = createTestClient(() => answers.shift() as Response, {
      hooks,
      clock: time,
      random: () => 1,
      retry: { maxRepeats: 1 },
    });
    const outcome = errorOf(rcw.invitees.get(ids));
    await time.passAll();
    const error = await outcome;
    const lines = (log: typeof logger.debug) => log.mock.calls.map(([line]) => line);
    expect(lines(logger.debug)).toEqual([
      `rcw rcwConfigGetInvitee attempt 1: GET ${url}`,
      "rcw rcwConfigGetInvitee attempt 1: 503 after 0 ms",
      `rcw rcwConfigGetInvitee attempt 2: GET ${url}`,
      "rcw rcwConfigGetInvitee attempt 2: 404 after 0 ms",
    ]);
    expect(lines(logger.warn)).toEqual(["rcw rcwConfigGetInvitee attempt 1: 503; repeating in 2000 ms"]);
    expect(lines(logger.error)).toEqual([`rcw ${error}`]);
    expect(events).toHaveLength(6);
  });
});

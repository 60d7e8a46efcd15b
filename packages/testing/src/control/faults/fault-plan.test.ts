import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IncomingRequest } from "../received-request.js";
import type { Fault } from "./fault.js";
import { Faults } from "./fault-plan.js";

const LIST = "https://fake.test/webinar/configuration/v1/webinars/w1/sessions/s1/invitees";
const requestTo = (method: string, url = LIST, text?: string, headers = {}) =>
  new IncomingRequest(new Request(url, { method, headers }), text);

const newPlan = () => new Faults({ untilWaiting: async () => {} });

/** Which of some equal requests a plan of faults hits, by kind or status. */
function hitsOf(faults: readonly Fault[], requests: number): (string | number | undefined)[] {
  const plan = newPlan();
  for (const fault of faults) plan.add(fault);
  return Array.from({ length: requests }, () => {
    const effect = plan.take(requestTo("GET"));
    return effect?.kind === "answer" ? effect.answer.status : effect?.kind;
  });
}

describe("a plan of faults", () => {
  it("hits the first request if nothing is counted", () => {
    expect(hitsOf([{ status: 503 }], 3)).toEqual([503, undefined, undefined]);
  });

  it("hits the nth request only", () => {
    expect(hitsOf([{ nth: 3, connection: "reset" }], 4)).toEqual([undefined, undefined, "reset", undefined]);
  });

  it("hits so many requests, or every one", () => {
    expect(hitsOf([{ times: 2, status: 500 }], 3)).toEqual([500, 500, undefined]);
    expect(hitsOf([{ times: Number.POSITIVE_INFINITY, latency: "1s" }], 3)).toEqual(["latency", "latency", "latency"]);
  });

  it("takes the first fault that is due; the others count the request and keep their hits", () => {
    expect(hitsOf([{ status: 500 }, { status: 502 }, { nth: 3, status: 504 }], 4)).toEqual([500, 502, 504, undefined]);
    // The second one's turn came while the first one was due.
    expect(
      hitsOf(
        [
          { nth: 1, status: 500 },
          { nth: 1, status: 502 },
        ],
        2,
      ),
    ).toEqual([500, undefined]);
  });

  it("hits as often as planned, whatever the order of the requests", () => {
    const methods = fc.array(fc.constantFrom("GET", "PATCH", "DELETE"), { maxLength: 30 });
    fc.assert(
      fc.property(methods, fc.integer({ min: 1, max: 5 }), (sequence, times) => {
        const plan = newPlan();
        const fault = plan.add({ method: "PATCH", times, status: 503 });
        const hit = sequence.map((method) => plan.take(requestTo(method)) !== undefined);
        const fitting = sequence.filter((method) => method === "PATCH").length;
        expect(fault.matches).toBe(fitting);
        expect(fault.hits).toBe(Math.min(times, fitting));
        expect(sequence.filter((_method, index) => hit[index])).toEqual(Array(fault.hits).fill("PATCH"));
        expect(plan.unused()).toEqual(fault.hits < times ? [fault] : []);
      }),
    );
  });

  it("fits requests by operation, method, path and condition", () => {
    const fits = (fault: Omit<Fault, "status">, request = requestTo("GET")) => {
      const plan = newPlan();
      plan.add({ ...fault, status: 503 } as Fault);
      return plan.take(request) !== undefined;
    };
    expect(fits({ operationId: "rcwConfigListInvitees" })).toBe(true);
    expect(fits({ operationId: "rcwConfigUpdateInvitees" })).toBe(false);
    expect(fits({ operationId: "rcwConfigListInvitees" }, requestTo("HEAD"))).toBe(true);
    expect(fits({ path: "/webinar/configuration/v1/webinars/w1/sessions/s1/invitees" })).toBe(true);
    expect(fits({ path: "/webinar/configuration/v1/webinars" })).toBe(false);
    const expression = /invitees$/g;
    expect([fits({ path: expression }), fits({ path: expression })]).toEqual([true, true]);
    expect(fits({ method: "PATCH", path: /invitees/ })).toBe(false);
    expect(fits({ operationId: "rcwConfigListInvitees", when: () => false })).toBe(false);
  });

  it("shows a condition the whole request", () => {
    const seen: unknown[] = [];
    const plan = newPlan();
    plan.add({ when: (request) => seen.push(request) > 9, status: 503 });
    const json = { "Content-Type": "application/json", Authorization: "Bearer token" };
    plan.take(requestTo("PATCH", `${LIST}?a=1&b=2&b=3`, '{"addedInvitees":[]}', json));
    const form = { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" };
    plan.take(requestTo("POST", "https://fake.test/restapi/oauth/token", "grant_type=refresh_token", form));
    expect(seen).toMatchObject([
      {
        method: "PATCH",
        operationId: "rcwConfigUpdateInvitees",
        pathParameters: { webinarId: "w1", sessionId: "s1" },
        queryParameters: { a: "1", b: ["2", "3"] },
        body: { addedInvitees: [] },
      },
      { path: "/restapi/oauth/token", operationId: undefined, body: { grant_type: "refresh_token" } },
    ]);
    expect((seen[0] as IncomingRequest).headers.get("Authorization")).toBe("Bearer token");
  });

  it("lists and forgets what it holds", () => {
    const plan = newPlan();
    const first = plan.add({ status: 503 });
    const second = plan.add({ operationId: "rcwConfigGetInvitee", times: 2, connection: "reset" });
    const endless = plan.add({ times: Number.POSITIVE_INFINITY, method: "DELETE", latency: 5 });
    expect(plan.all()).toEqual([first, second, endless]);
    plan.take(requestTo("GET"));
    plan.take(requestTo("DELETE"));
    expect(plan.unused()).toEqual([second]);
    expect(() => plan.expectAllUsed()).toThrow(/rcwConfigGetInvitee: hit 0 of 2 planned, 0 requests fit/);
    second.remove();
    plan.expectAllUsed();
    plan.clear();
    expect(plan.all()).toEqual([]);
  });
});

describe("a plan that makes no sense", () => {
  const mistakes: [string, object, RegExp][] = [
    ["nothing", {}, /say how to fail: by status, latency, cutBodyAfterBytes or connection\. For example/],
    ["two ways at once", { status: 500, connection: "reset" }, /give one of status, connection/],
    ["a member that doesn't exist", { staus: 500 }, /there is no "staus"; there are operationId, method/],
    ["an unknown operation", { operationId: "listInvitees", status: 500 }, /no operation "listInvitees"/],
    ["a method in small letters", { method: "get", status: 500 }, /method is one of GET.*received "get"/],
    ["a path without a slash", { path: "webinar", status: 500 }, /path is a path from the first slash on/],
    ["a condition that is none", { when: true, status: 500 }, /when is a function/],
    ["nth and times", { nth: 1, times: 1, status: 500 }, /give nth or times, not both/],
    ["nth 0", { nth: 0, status: 500 }, /nth is a whole number from 1, received 0/],
    ["half a time", { times: 1.5, status: 500 }, /times is a whole number from 1, or Infinity, received 1.5/],
    ["an informational status", { status: 100 }, /status is a whole number from 200 to 599, received 100/],
    ["a status as text", { status: "500" }, /received "500"/],
    ["a body of 204", { status: 204, body: "x" }, /an answer 204 has no body/],
    ["a body and an errorCode", { status: 500, body: "x", errorCode: "Y" }, /give a body, or errorCode and message/],
    ["a body of a number", { status: 500, body: 5 }, /body is text, an object or null, received 5/],
    ["impossible headers", { status: 500, headers: { "a b": "c" } }, /headers can't be sent/],
    [
      "an impossible Retry-After",
      { status: 429, retryAfter: new Date(Number.NaN) },
      /retryAfter is a number of seconds/,
    ],
    ["Retry-After without a status", { retryAfter: 5, latency: 5 }, /retryAfter belongs to a fault with a status/],
    ["a latency in words", { latency: "soon" }, /latency is milliseconds.*received "soon"/],
    ["a latency that no timer keeps", { latency: "25d" }, /at most 24 days/],
    ["a negative cut", { cutBodyAfterBytes: -1 }, /cutBodyAfterBytes is a whole number from 0, received -1/],
    ["an unknown connection fault", { connection: "slow" }, /connection is one of reset, commit-then-drop/],
  ];

  it.each(mistakes)("is refused with what would be right: %s", (_name, fault, message) => {
    const plan = newPlan();
    expect(() => plan.add(fault as Fault)).toThrow(message);
    expect(plan.all()).toEqual([]);
  });

  it("is refused when it isn't an object", () => {
    expect(() => newPlan().add(undefined as unknown as Fault)).toThrow(/a fault is an object, received nothing/);
  });
});

import { operationTable } from "@rcw/types";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { CONFIGURATION, INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import { ContractDriftError, type ContractReport, describeReport } from "./contract-report.js";
import { createContractGuard, type GuardedFetch } from "./create-contract-guard.js";

const HOST = "https://platform.ringcentral.com";
const SESSION = `${CONFIGURATION}/webinars/w1/sessions/s1`;
const JSON_TYPE = { "Content-Type": "application/json" };

const reports: ContractReport[] = [];
const onDrift = (report: ContractReport) => void reports.push(report);
beforeEach(() => {
  reports.length = 0;
});

/** A guard around a `fetch` that always answers the same, and what came through to it. */
function guardAnswer(answer: () => Response) {
  const sent: Request[] = [];
  const inner: GuardedFetch = async (input, init) => {
    sent.push(new Request(input, init));
    return answer();
  };
  return { sent, throwing: createContractGuard(inner), reporting: createContractGuard(inner, { onDrift }) };
}

const invitee = {
  id: "1",
  creationTime: "2026-09-01T08:00:00Z",
  lastModifiedTime: "2026-09-01T08:00:00Z",
  role: "Host",
};
const ok =
  (body: unknown = invitee, status = 200) =>
  () =>
    Response.json(body, { status });
const put = (body: unknown) => ({ method: "PUT", headers: JSON_TYPE, body: JSON.stringify(body) });

describe("a request that differs", () => {
  it("isn't sent: the error says what, where, what was expected and what was found", async () => {
    const { sent, throwing } = guardAnswer(ok());
    const body = JSON.stringify({ scheduledDuration: 5, hostJoinUri: "https://example.com" });
    const call = throwing(HOST + SESSION, { method: "PATCH", headers: JSON_TYPE, body });
    const error = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ContractDriftError);
    const { report } = error as ContractDriftError;
    expect(report).toMatchObject({ operationId: "rcwConfigUpdateSession", direction: "request", method: "PATCH" });
    expect(report).toMatchObject({ path: SESSION });
    expect(new Set(report.differences)).toEqual(
      new Set([
        {
          where: "body.hostJoinUri",
          expected: "is read-only and can't be sent",
          found: "a string, which isn't shown",
        },
        { where: "body.scheduledDuration", expected: "must be >= 30", found: "5" },
      ]),
    );
    expect((error as Error).message).toMatch(
      /^The request of rcwConfigUpdateSession \(PATCH \S+\) differs from the API description:\n( {2}body.*; found .*\n?){2}$/,
    );
    expect(sent).toEqual([]);
  });

  it("is sent when drift is only reported", async () => {
    const { sent, reporting } = guardAnswer(ok());
    const response = await reporting(`${HOST}${INVITEES}/1`, put({}));
    expect(await response.json()).toEqual(invitee);
    expect(await sent[0]?.json()).toEqual({});
    expect(reports).toMatchObject([
      { differences: [{ where: "body.role", expected: "is required", found: "nothing" }] },
    ]);
  });

  it.each<[string, string, RequestInit, object]>([
    ["a path parameter", `${CONFIGURATION}/webinars/${"1".repeat(21)}`, {}, { where: "path.webinarId" }],
    ["a query parameter", `${INVITEES}?perPage=5000`, {}, { where: "query.perPage", found: "5000" }],
    ["an item of a list", `${CONFIGURATION}/company/sessions?status=Gone`, {}, { where: "query.status.0" }],
    ["a missing parameter", `${CONFIGURATION}/webinars`, {}, { where: "query.creationTimeFrom", found: "nothing" }],
    ["a missing body", INVITEES, { method: "PATCH" }, { where: "body", expected: "is required" }],
    ["a body of text", INVITEES, { method: "PATCH", body: "{" }, { where: "body", expected: "must be JSON" }],
    [
      "a body of DELETE",
      `${INVITEES}/1`,
      { method: "DELETE", body: "{}" },
      { expected: expect.stringMatching(/taken/) },
    ],
  ])("is reported by %s", async (_name, path, init, difference) => {
    const { reporting } = guardAnswer(ok({}, 418));
    await reporting(HOST + path, init);
    expect(reports.filter(({ direction }) => direction === "request")[0]?.differences).toContainEqual(
      expect.objectContaining(difference),
    );
  });

  it("may hold unknown properties, parameters and write-only properties", async () => {
    const { reporting } = guardAnswer(ok({}, 418));
    const deliveryMode = {
      transportType: "WebHook",
      address: "https://hooks.example.com/rc",
      verificationToken: "s3cr3t",
      colour: "red",
    };
    const body = JSON.stringify({ eventFilters: ["/webinar/configuration/v1/company/sessions"], deliveryMode });
    await reporting(`${HOST}/webinar/notifications/v1/subscriptions?x=1`, { method: "POST", headers: JSON_TYPE, body });
    expect(reports).toEqual([]);
  });
});

describe("an answer that differs", () => {
  it.each<[string, () => Response, object]>([
    ["an unknown enum value", ok({ ...invitee, role: "Boss" }), { where: "body.role", found: '"Boss"' }],
    ["a missing property", ok({ id: "1" }), { where: "body.role", expected: "is required", found: "nothing" }],
    ["another type", ok([]), { where: "body", expected: "must be object", found: "[]" }],
    ["an undeclared status", ok(invitee, 202), { where: "status", found: "202" }],
    ["an error of another form", ok({ oops: true }, 404), { where: "body.errors", expected: "is required" }],
    ["HTML", () => new Response("<h1>", { headers: { "Content-Type": "text/html" } }), { expected: "must be JSON" }],
    ["nothing", () => new Response(), { where: "body", expected: "must be object", found: "nothing" }],
    [
      "something that was to be kept",
      ok({ ...invitee, verificationToken: "s3cr3t" }),
      { where: "body.verificationToken", found: "a value, which isn't shown" },
    ],
  ])("is reported by %s, and isn't given to a caller who wants an error", async (_name, answer, difference) => {
    const { throwing, reporting } = guardAnswer(answer);
    const response = await reporting(`${HOST}${INVITEES}/1`);
    expect(response.bodyUsed).toBe(false);
    expect(reports).toMatchObject([
      { operationId: "rcwConfigGetInvitee", direction: "answer", status: response.status },
    ]);
    expect(reports[0]?.differences).toContainEqual(expect.objectContaining(difference));
    expect(JSON.stringify(reports)).not.toContain("s3cr3t");
    await expect(throwing(`${HOST}${INVITEES}/1`)).rejects.toThrow(/^The answer \d+ of rcwConfigGetInvitee/);
  });

  it.each<[string, () => Response]>([
    ["an unknown property", ok({ ...invitee, colour: "red" })],
    ["an error in HTML", () => new Response("<h1>", { status: 500, headers: { "Content-Type": "text/html" } })],
    ["an error without a body", () => new Response(null, { status: 404 })],
    ["an error that isn't declared", ok({ oops: true }, 502)],
    ["a body that breaks off", () => new Response(brokenStream(), { headers: JSON_TYPE })],
    ["an opaque answer", () => Response.error()],
  ])("isn't one by %s", async (_name, answer) => {
    await guardAnswer(answer).throwing(`${HOST}${INVITEES}/1`);
  });

  it("is looked at by its status only after HEAD", async () => {
    await guardAnswer(() => new Response(null)).throwing(`${HOST}${INVITEES}/1`, { method: "HEAD" });
    const { reporting } = guardAnswer(() => new Response(null, { status: 202 }));
    await reporting(`${HOST}${INVITEES}/1`, { method: "HEAD" });
    expect(reports).toMatchObject([
      { differences: [{ where: "status", expected: "must be one of 200, 400, 401, 403, 404, 405, 429, 500" }] },
    ]);
  });

  it("has no body where the description declares none", async () => {
    const deletion = { method: "DELETE" };
    await guardAnswer(() => new Response(null, { status: 204 })).throwing(`${HOST}${INVITEES}/1`, deletion);
  });
});

function brokenStream(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.error(new Error("broken")) });
}

describe("a guard", () => {
  it("knows operations behind any base URL, and lets everything else pass", async () => {
    const { sent, reporting } = guardAnswer(ok({}));
    await reporting(`http://127.0.0.1:8080/proxy/rc/${INVITEES}/1`);
    expect(reports).toMatchObject([{ operationId: "rcwConfigGetInvitee" }]);
    await reporting(`${HOST}/restapi/oauth/token`, { method: "POST", body: "grant_type=refresh_token" });
    await reporting(`${HOST}${INVITEES}/1`, { method: "POST", body: "{}" });
    expect(reports).toHaveLength(1);
    expect(sent).toHaveLength(3);
  });

  it("finds every operation behind a prefix", async () => {
    const segments = fc.array(fc.stringMatching(/^[a-z0-9]{1,5}$/), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(operationTable)), segments, async (operation, prefix) => {
        reports.length = 0;
        const path = operation.path.replaceAll(/\{\w+\}/g, "1");
        const url = `${[HOST, ...prefix].join("/")}${path}`;
        // 299 is declared nowhere, so that each call gives a report.
        const { reporting } = guardAnswer(() => new Response(null, { status: 299 }));
        await reporting(url, { method: operation.httpMethod });
        expect(new Set(reports.map(({ operationId }) => operationId))).toEqual(new Set([operation.operationId]));
      }),
      { numRuns: 200 },
    );
  });

  const body = JSON.stringify({ role: "CoHost" });
  const stream = () => new Blob([body]).stream();
  async function* chunks() {
    yield new TextEncoder().encode(body);
  }
  const url = `${HOST}${INVITEES}/1`;
  const init = { method: "PUT", headers: JSON_TYPE };
  const streamed = (content: unknown) => ({ ...init, body: content, duplex: "half" }) as RequestInit;

  it.each<[string, () => Parameters<GuardedFetch>]>([
    ["text", () => [url, { ...init, body }]],
    ["bytes", () => [new URL(url), { ...init, body: new TextEncoder().encode(body) }]],
    ["a Blob", () => [url, { ...init, body: new Blob([body]) }]],
    ["a stream", () => [url, streamed(stream())]],
    ["an iterable", () => [url, streamed(chunks())]],
    ["a Request", () => [new Request(url, { ...init, body })]],
    ["a Request whose body is a stream", () => [new Request(url, streamed(stream()))]],
    ["a Request and another body", () => [new Request(url, { ...init, body: "{}" }), { body }]],
  ])("leaves the body to the caller's fetch: %s", async (_name, argumentsOf) => {
    const { sent, throwing } = guardAnswer(ok());
    const response = await throwing(...argumentsOf());
    expect(await sent[0]?.text()).toBe(body);
    expect(sent[0]?.method).toBe("PUT");
    expect(await response.json()).toEqual(invitee);
  });

  it("leaves what is no request to fetch, and hands on what it rejects with", async () => {
    const failure = new TypeError("fetch failed");
    const guarded = createContractGuard(() => Promise.reject(failure));
    await expect(guarded("no URL")).rejects.toBe(failure);
    await expect(guarded(`${HOST}${INVITEES}/1`)).rejects.toBe(failure);
  });

  it("hands on the signal", async () => {
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const guarded = createContractGuard(async (_input, options) => {
      seen.push(options?.signal);
      return ok()();
    });
    await guarded(`${HOST}${INVITEES}/1`, { signal });
    expect(seen).toEqual([signal]);
  });

  it("finds nothing to report in what the fake takes and answers", async () => {
    const fake = createFakeWithSession();
    const guarded = createContractGuard(fake.fetch);
    const headers = { ...JSON_TYPE, Authorization: `Bearer ${fake.accessToken}` };
    const calls: [string, RequestInit][] = [
      [`${INVITEES}?perPage=2`, {}],
      [INVITEES, { method: "PATCH", body: JSON.stringify({ deletedInvitees: [{ id: "mei" }] }) }],
      [`${INVITEES}/mei`, {}],
      [`${INVITEES}/kofi`, { method: "DELETE" }],
    ];
    const statuses: number[] = [];
    for (const [path, options] of calls) statuses.push((await guarded(HOST + path, { ...options, headers })).status);
    expect(statuses).toEqual([200, 200, 404, 204]);
  });
});

it("a report cuts what is long and hides what is secret inside a value", async () => {
  const { reporting } = guardAnswer(ok([{ role: "x".repeat(200) }, { password: "s3cr3t" }]));
  await reporting(`${HOST}${INVITEES}/1`);
  const [report] = reports;
  expect(report && describeReport(report)).toMatch(/body must be object; found \[\{"role":"x{80,}\.\.\.$/);
  reports.length = 0;
  const other = guardAnswer(ok([{ password: "s3cr3t" }]));
  await other.reporting(`${HOST}${INVITEES}/1`);
  expect(reports[0]?.differences[0]?.found).toBe('[{"password":"[not shown]"}]');
});

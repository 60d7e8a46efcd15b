import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake, INVITEES } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";
import type { Fault } from "./fault.js";

const WEBINAR = `${CONFIGURATION}/webinars/w1`;

/** A fake with faults, and a GET through its `fetch`. */
function faultyFake(...faults: Fault[]) {
  const fake = createFakeWithSession();
  for (const fault of faults) fake.faults.add(fault);
  const headers = { Authorization: `Bearer ${fake.accessToken}` };
  const get = (path = WEBINAR, init?: RequestInit) => fake.fetch(`https://fake.test${path}`, { headers, ...init });
  return { fake, get };
}

describe("a planned answer", () => {
  it("comes in RingCentral's form, with the documented code of its status, and the service doesn't act", async () => {
    const { fake } = faultyFake({ operationId: "rcwConfigDeleteInvitee", status: 429, retryAfter: 30 });
    const refused = await callFake(fake, `DELETE ${INVITEES}/mei`);
    expect(refused).toMatchObject({ status: 429, errorCode: "CMN-301" });
    expect(refused.headers.get("Retry-After")).toBe("30");
    expect(refused.headers.get("RCRequestId")).toBe("fake-fault-000001");
    expect(await callFake(fake, `GET ${INVITEES}/mei`)).toMatchObject({ status: 200 });
    expect(await callFake(fake, `DELETE ${INVITEES}/mei`)).toMatchObject({ status: 204 });
  });

  it.each<[string, Fault, object]>([
    ["its own code and message", { status: 400, errorCode: "X-1", message: "no" }, { errorCode: "X-1" }],
    ["a code of the fake's where none is documented", { status: 502 }, { errorCode: "FAKE-502" }],
    ["another object", { status: 500, body: { error: "boom" } }, { body: { error: "boom" } }],
  ])("may have %s", async (_name, fault, expected) => {
    const { fake } = faultyFake(fault);
    expect(await callFake(fake, `GET ${WEBINAR}`)).toMatchObject({ status: fault.status, ...expected });
  });

  it.each<[string, Fault, string, string | null]>([
    ["HTML", { status: 502, body: "<h1>Bad Gateway</h1>" }, "<h1>Bad Gateway</h1>", "text/html"],
    ["text", { status: 200, body: '{"id":' }, '{"id":', "text/plain"],
    ["nothing", { status: 500, body: "" }, "", null],
    ["nothing at all", { status: 503, body: null }, "", null],
    ["nothing for a success", { status: 200 }, "", null],
    ["a type of its own", { status: 200, body: "{", headers: { "content-type": "a/b" } }, "{", "a/b"],
  ])("may be %s", async (_name, fault, text, type) => {
    const response = await faultyFake(fault).get();
    expect(response.status).toBe(fault.status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get("Content-Type")).toBe(type);
  });

  it.each<[string | number | Date, string]>([
    [5, "5"],
    [new Date("2026-09-01T08:00:30Z"), "Tue, 01 Sep 2026 08:00:30 GMT"],
    ["soon", "soon"],
    [-1, "-1"],
  ])("has the Retry-After %s", async (retryAfter, expected) => {
    const response = await faultyFake({ status: 503, retryAfter }).get();
    expect(response.headers.get("Retry-After")).toBe(expected);
  });

  it("keeps the headers that it is given", async () => {
    const headers = { "X-Rate-Limit-Group": "Heavy", "Retry-After": "7", RCRequestId: "mine" };
    const response = await faultyFake({ status: 429, retryAfter: 30, headers }).get();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "x-rate-limit-group": "Heavy",
      "retry-after": "7",
      rcrequestid: "mine",
    });
  });
});

describe("a lost connection", () => {
  it("rejects as fetch does, before the service has acted", async () => {
    const { fake, get } = faultyFake({ method: "DELETE", connection: "reset" });
    const error = await get(`${INVITEES}/mei`, { method: "DELETE" }).catch((reason) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNRESET" } });
    expect(await callFake(fake, `GET ${INVITEES}/mei`)).toMatchObject({ status: 200 });
  });

  it("rejects after the service has acted", async () => {
    const { fake } = faultyFake({ operationId: "rcwConfigDeleteInvitee", connection: "commit-then-drop" });
    await expect(callFake(fake, `DELETE ${INVITEES}/mei`)).rejects.toThrow(TypeError);
    expect(await callFake(fake, `GET ${INVITEES}/mei`)).toMatchObject({ status: 404 });
  });
});

describe("a body that is cut", () => {
  it("gives so many bytes, and then an error", async () => {
    const { get } = faultyFake({ cutBodyAfterBytes: 9 });
    const response = await get();
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toHaveLength(9);
    await expect(reader?.read()).rejects.toMatchObject({ message: "terminated", cause: { code: "ECONNRESET" } });
  });

  it.each([0, 1_000_000])("ends with an error even after %i bytes", async (cutBodyAfterBytes) => {
    const response = await faultyFake({ cutBodyAfterBytes }).get();
    await expect(response.json()).rejects.toThrow("terminated");
  });

  it("is a lost connection where there is no body", async () => {
    const { fake } = faultyFake({ method: "DELETE", cutBodyAfterBytes: 5 });
    await expect(callFake(fake, `DELETE ${INVITEES}/mei`)).rejects.toThrow("fetch failed");
    expect(await callFake(fake, `GET ${INVITEES}/mei`)).toMatchObject({ status: 404 });
  });
});

describe("latency", () => {
  it("passes on the fake's clock; the service has acted at once", async () => {
    const { fake } = faultyFake({ method: "DELETE", latency: "30s" });
    let isAnswered = false;
    const deletion = callFake(fake, `DELETE ${INVITEES}/mei`).finally(() => {
      isAnswered = true;
    });
    await fake.faults.untilWaiting();
    fake.clock.advance("29s");
    expect(await callFake(fake, `GET ${INVITEES}/mei`)).toMatchObject({ status: 404 });
    expect(isAnswered).toBe(false);
    fake.clock.advance("1s");
    expect(await deletion).toMatchObject({ status: 204 });
  });

  it("goes with every other fault", async () => {
    const { fake, get } = faultyFake(
      { latency: 1000, status: 504 },
      { latency: 1000, connection: "reset" },
      { latency: 1000, connection: "commit-then-drop" },
      { latency: 1000, cutBodyAfterBytes: 1 },
    );
    const answers = Promise.allSettled([get(), get(), get(), get()]);
    await fake.faults.untilWaiting(4);
    fake.clock.advance(1000);
    expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  });

  it("ends for a caller who gives up", async () => {
    const { fake, get } = faultyFake({ latency: "1h" });
    const controller = new AbortController();
    const abandoned = get(WEBINAR, { signal: controller.signal });
    await fake.faults.untilWaiting();
    controller.abort(new Error("gave up"));
    await expect(abandoned).rejects.toThrow("gave up");
  });

  it("ends for everybody at a reset", async () => {
    const { fake, get } = faultyFake({ latency: "1h" });
    const waiting = get();
    await fake.faults.untilWaiting();
    fake.reset();
    expect((await waiting).status).toBe(200);
  });

  it("is waited for in the way that the caller of handle chooses", async () => {
    const { fake } = faultyFake({ latency: "90s", status: 503 });
    const waits: number[] = [];
    const wait = async (delayMs: number) => void waits.push(delayMs);
    const response = await fake.handle(new Request(`https://fake.test${WEBINAR}`), { wait });
    expect(response.status).toBe(503);
    expect(waits).toEqual([90_000]);
  });
});

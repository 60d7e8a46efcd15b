import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeServer, startFakeServer } from "../../server.js";
import { INVITEES } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";
import { controlDocument } from "./control-document.js";
import { controlRoutes } from "./control-routes.js";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer({ fake: createFakeWithSession() });
});
afterEach(() => server.close());

async function control(call: string, body?: unknown, headers: Record<string, string> = {}) {
  const [method = "", path = ""] = call.split(" ");
  const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const answer = await fetch(`${server.url}/rcw-fake${path}`, { method, headers, ...sent });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
}

const listInvitees = (headers: Record<string, string> = {}) =>
  fetch(server.url + INVITEES, { headers: { Authorization: `Bearer ${server.fake.accessToken}`, ...headers } });

describe("the control interface", () => {
  it("adds what each helper adds, and shows it without a call", async () => {
    const made = await control("POST /webinars", { id: "w2", title: "Briefing" });
    expect(made).toMatchObject({ status: 201, body: { id: "w2", title: "Briefing" } });
    await control("POST /sessions", { webinarId: "w2", id: "s2" });
    await control("POST /invitees", { sessionId: "s2", email: "ana@example.com" });
    await control("POST /users", { userId: "7", firstName: "Ana" });
    const invitees = await control("GET /invitees?sessionId=s2");
    expect(invitees.body.records).toMatchObject([{ role: "Host" }, { email: "ana@example.com" }]);
    expect(invitees.body.records).toEqual(server.fake.invitees("s2"));
    expect((await control("GET /users")).body.records).toContainEqual(expect.objectContaining({ userId: "7" }));
    expect((await control("GET /webinars")).body.records.map(({ id }: { id: string }) => id)).toEqual(["w1", "w2"]);
    expect(server.fake.journal.all()).toEqual([]);
  });

  it("runs sessions, and puts the time forward", async () => {
    const before = Date.parse((await control("GET /health")).body.time);
    expect((await control("PUT /sessions/s1/status", { status: "Active" })).status).toBe(204);
    expect((await control("GET /sessions")).body.records).toMatchObject([{ id: "s1", status: "Active" }]);
    const { time } = (await control("POST /advance", { duration: "2h" })).body;
    expect(Date.parse(time) - before).toBe(7_200_000);
    expect((await control("GET /sessions")).body.records).toMatchObject([{ status: "Finished" }]);
    expect((await control("PUT /sessions/s1/registration", { registrationStatus: "Closed" })).status).toBe(200);
  });

  it("plans faults and shows the journal", async () => {
    const fault = { operationId: "rcwConfigListInvitees", status: 503, times: "always" };
    expect((await control("POST /faults", fault)).body).toEqual({ ...fault, matches: 0, hits: 0 });
    expect((await listInvitees()).status).toBe(503);
    expect((await listInvitees()).status).toBe(503);
    expect((await control("GET /faults")).body.records).toEqual([{ ...fault, matches: 2, hits: 2 }]);
    expect((await control("DELETE /faults")).status).toBe(204);
    expect((await listInvitees()).status).toBe(200);
    const served = (await control("GET /journal?status=200&operationId=rcwConfigListInvitees")).body.records;
    expect(served).toMatchObject([{ number: 3, headers: { authorization: "[redacted]" } }]);
    await control("DELETE /journal");
    expect((await control("GET /journal")).body.records).toEqual([]);
  });

  it("issues tokens, and resets everything but the credentials", async () => {
    const { accessToken } = (await control("POST /tokens", { expiresInSeconds: 0 })).body;
    expect((await listInvitees({ Authorization: `Bearer ${accessToken}` })).status).toBe(401);
    expect((await control("POST /reset")).status).toBe(204);
    expect((await control("GET /webinars")).body.records).toEqual([]);
    expect((await control("GET /health")).body.accessToken).toBe(server.fake.accessToken);
  });

  it("controls the world that a request names", async () => {
    const inOne = { "X-Rcw-World": "one" };
    await control("POST /invitees", { sessionId: "s1" }, inOne);
    expect((await control("GET /invitees?sessionId=s1", undefined, inOne)).body.records).toHaveLength(4);
    expect((await control("GET /invitees?sessionId=s1")).body.records).toHaveLength(3);
  });

  it.each<[string, unknown, number, string]>([
    ["POST /webinars", { titel: "T" }, 400, 'POST /rcw-fake/webinars: there is no "titel" (did you mean "title"?)'],
    ["POST /webinars", "{", 400, "POST /rcw-fake/webinars: the body isn't JSON"],
    ["POST /webinars", "[]", 400, "POST /rcw-fake/webinars: the body is a JSON object, received []"],
    ["POST /faults", { status: 99 }, 400, "POST /rcw-fake/faults: status is a whole number from 200 to 599"],
    ["POST /advance", { duration: "soon" }, 400, "POST /rcw-fake/advance: "],
    ["POST /advance", {}, 400, "POST /rcw-fake/advance: "],
    ["PUT /sessions/none/status", { status: "Active" }, 400, 'there is no session "none"; there are "s1"'],
    ["PUT /sessions/%E0/status", { status: "Active" }, 400, "URI malformed"],
    ["GET /invitees", undefined, 400, 'GET /rcw-fake/invitees: there is no session ""'],
    ["GET /invitees?session=s1", undefined, 400, 'there is no "session" (did you mean "sessionId"?)'],
    ["GET /journal?operationId=nothing", undefined, 400, 'there is no operation "nothing"'],
    ["GET /nowhere", undefined, 404, "/rcw-fake/openapi.json describes what there is"],
    ["PUT /sessions//status", { status: "Active" }, 404, "There is no /rcw-fake/sessions//status"],
    ["PUT /faults", {}, 405, "/rcw-fake/faults has no PUT; it has POST, GET, DELETE"],
  ])("refuses %s with %j", async (call, body, status, message) => {
    const refusal = await control(call, body);
    expect(refusal.body.errors).toEqual([{ errorCode: `FAKE-${status}`, message: expect.stringContaining(message) }]);
    expect(refusal.status).toBe(status);
    expect(refusal.body.errors[0].message).not.toMatch(/addWebinar:|faults\.add:|setSessionStatus:/);
  });

  it("is described by a document with each of its operations", async () => {
    const { body } = await control("GET /openapi.json");
    expect(body).toEqual(JSON.parse(JSON.stringify(controlDocument())));
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(controlRoutes.map(({ method, path }) => `${method} /rcw-fake${path}`).sort());
    const names = controlRoutes.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it("isn't there when it is switched off", async () => {
    await server.close();
    server = await startFakeServer({ fake: createFakeWithSession(), control: false });
    expect((await control("POST /reset")).body.errors[0].errorCode).toBe("CMN-120");
    expect(server.fake.webinars()).toHaveLength(1);
  });
});

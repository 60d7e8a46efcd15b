import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../create-fake-webinar-api.js";
import { readOAuthSettings } from "../oauth/oauth-settings.js";
import { readRateLimits } from "../rate-limits/rate-limits.js";
import { switchRules } from "../rules/inferred-rules.js";
import { createState, defaultTokenOf } from "../state/create-state.js";
import { CONFIGURATION, callFake, INVITEES, refusalOf } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import { standingClock } from "../time/clock.js";
import { FakeDefectError } from "./check-answer.js";
import { createEngine } from "./engine.js";

const WEBINAR = `${CONFIGURATION}/webinars/w1`;

describe("paths and methods", () => {
  it("answers 404 CMN-120 for an unknown URI, before it asks for a token", async () => {
    const answer = await callFake(createFakeWebinarApi(), "GET /webinar/configuration/v1/meetings", { token: null });
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-120" });
  });

  it("answers 405 with Allow for a known path with another method", async () => {
    const answer = await callFake(createFakeWithSession(), `POST ${INVITEES}`, { body: {} });
    expect(refusalOf(answer)).toEqual({ status: 405, errorCode: "CMN-121" });
    expect(answer.headers.get("Allow")?.split(", ").sort()).toEqual(["GET", "PATCH"]);
  });

  it("answers 404 CMN-120 for a wrong method when that rule is off", async () => {
    const answer = await callFake(createFakeWithSession({ rules: { wrongMethod: false } }), `POST ${INVITEES}`);
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-120" });
  });

  it("answers HEAD as GET, without a body", async () => {
    const fake = createFakeWithSession({ rateLimits: true });
    const [get, head] = [await callFake(fake, `GET ${WEBINAR}`), await callFake(fake, `HEAD ${WEBINAR}`)];
    expect(head).toMatchObject({ status: 200, body: undefined });
    for (const name of ["Content-Type", "X-Rate-Limit-Group"])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    expect((await callFake(fake, `HEAD ${CONFIGURATION}/webinars/nothing`)).status).toBe(404);
    expect((await callFake(fake, "HEAD /restapi/oauth/token", { token: null })).status).toBe(405);
  });

  it.each([
    [INVITEES, "GET, HEAD, OPTIONS, PATCH"],
    [`${INVITEES}/anybody`, "DELETE, GET, HEAD, OPTIONS, PUT"],
    ["/restapi/oauth/token", "OPTIONS, POST"],
  ])("answers OPTIONS at %s with its methods, without asking for a token", async (path, methods) => {
    const answer = await callFake(createFakeWithSession(), `OPTIONS ${path}`, { token: null });
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(answer.headers.get("Allow")).toBe(methods);
    const nowhere = await callFake(createFakeWithSession(), `OPTIONS ${path}/nowhere/else`, { token: null });
    expect(refusalOf(nowhere)).toEqual({ status: 404, errorCode: "CMN-120" });
  });

  it.each(["HEAD", "OPTIONS"])("answers 405 to %s when that rule is off", async (method) => {
    const answer = await callFake(createFakeWithSession({ rules: { headAndOptions: false } }), `${method} ${INVITEES}`);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")?.split(", ").sort()).toEqual(["GET", "PATCH"]);
  });

  it.each(["/", "/restapi/v1.0/account/~", "/restapi/oauth", "/restapi/oauth/token/", "/webinar"])(
    "answers 404 CMN-120 for %s, in the form of the platform",
    async (path) => {
      const answer = await callFake(createFakeWebinarApi(), `GET ${path}`);
      expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-120" });
      expect(answer.headers.get("RCRequestId")).toBe("fake-1-000001");
    },
  );

  it("takes ids with spaces, percent-encoded in the path", async () => {
    const fake = createFakeWebinarApi();
    fake.addWebinar({ id: "veniam labore adipi" });
    const answer = await callFake(fake, `GET ${CONFIGURATION}/webinars/veniam%20labore%20adipi`);
    expect(answer).toMatchObject({ status: 200, body: { id: "veniam labore adipi" } });
  });
});

describe("access", () => {
  it("answers 401 OAU-123 without a token", async () => {
    const answer = await callFake(createFakeWithSession(), `GET ${WEBINAR}`, { token: null });
    expect(refusalOf(answer)).toEqual({ status: 401, errorCode: "OAU-123" });
  });

  it("answers 401 OAU-123 for an unknown token", async () => {
    const answer = await callFake(createFakeWithSession(), `GET ${WEBINAR}`, { token: "stolen" });
    expect(refusalOf(answer)).toEqual({ status: 401, errorCode: "OAU-123" });
  });

  it("answers 401 OAU-128 once the token has expired", async () => {
    const fake = createFakeWithSession();
    const token = fake.issueToken({ expiresInSeconds: 60 });
    expect(await callFake(fake, `GET ${WEBINAR}`, { token })).toMatchObject({ status: 200 });
    fake.clock.advance("1m");
    const answer = await callFake(fake, `GET ${WEBINAR}`, { token });
    expect(refusalOf(answer)).toEqual({ status: 401, errorCode: "OAU-128" });
  });

  it("answers 403 CMN-401 when the app lacks the operation's permission", async () => {
    const fake = createFakeWithSession();
    const token = fake.issueToken({ permissions: ["ReadWebinars"] });
    expect(await callFake(fake, `GET ${WEBINAR}`, { token })).toMatchObject({ status: 200 });
    const answer = await callFake(fake, `DELETE ${WEBINAR}`, { token });
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-401" });
    expect(answer.body.errors[0].message).toContain("EditWebinars");
  });

  it("asks for the token before it counts, and counts before it asks for a permission", async () => {
    const fake = createFakeWithSession({ rateLimits: { Heavy: 1 } });
    const token = fake.issueToken({ permissions: [] });
    const statuses = [];
    for (const used of ["stolen", token, token]) {
      statuses.push((await callFake(fake, `GET ${WEBINAR}`, { token: used })).status);
    }
    expect(statuses).toEqual([401, 403, 429]);
  });

  it("hides the webinars of another account: 404 CMN-102", async () => {
    const fake = createFakeWithSession();
    const stranger = fake.addUser({ accountId: "another", permissions: ["WebinarSettings"] });
    const answer = await callFake(fake, `GET ${WEBINAR}`, { token: fake.issueToken({ userId: stranger.userId }) });
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "webinarId" });
  });

  it("answers 403 CMN-408 to a user of the account who neither hosts the webinar nor administers it", async () => {
    const fake = createFakeWithSession();
    const colleague = fake.addUser();
    const administrator = fake.addUser({ permissions: ["WebinarSettings"] });
    const answer = await callFake(fake, `GET ${WEBINAR}`, { token: fake.issueToken({ userId: colleague.userId }) });
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
    const token = fake.issueToken({ userId: administrator.userId });
    expect(await callFake(fake, `GET ${WEBINAR}`, { token })).toMatchObject({ status: 200 });
  });
});

describe("parameters and bodies", () => {
  it.each([
    ["too long", `${CONFIGURATION}/webinars/${"1".repeat(21)}`],
    ["empty", `${CONFIGURATION}/webinars/`],
  ])("answers 400 CMN-101 for an id that is %s", async (_name, path) => {
    const answer = await callFake(createFakeWithSession(), `GET ${path}`);
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "webinarId" });
  });

  it.each(["0", "-1", "ten", "1.5"])("answers 400 for perPage=%s", async (perPage) => {
    const answer = await callFake(createFakeWithSession(), `GET ${INVITEES}?perPage=${perPage}`);
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "perPage" });
    expect(answer.body.errors[0].parameterValue).toBe(perPage);
  });

  it("clamps perPage to 1000, and takes 100 when it is left out", async () => {
    const fake = createFakeWithSession();
    expect((await callFake(fake, `GET ${INVITEES}?perPage=5000`)).body.paging.perPage).toBe(1000);
    expect((await callFake(fake, `GET ${INVITEES}`)).body.paging.perPage).toBe(100);
  });

  it("ignores a query parameter that the operation doesn't have", async () => {
    expect(await callFake(createFakeWithSession(), `GET ${INVITEES}?colour=red`)).toMatchObject({ status: 200 });
  });

  it.each(["{", "", "not json"])("answers 400 CMN-103 for the body %j", async (text) => {
    const answer = await callFake(createFakeWithSession(), `PATCH ${INVITEES}`, { text });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-103" });
  });

  it("names every property that breaks the schema, by its dotted path", async () => {
    const body = { addedInvitees: [{ role: "Cohost" }], updatedInvitees: [{ id: "mei", role: "CoHost", jobTitle: 7 }] };
    const answer = await callFake(createFakeWithSession(), `PATCH ${INVITEES}`, { body });
    expect(answer.status).toBe(400);
    const names = answer.body.errors.map((error: { parameterName: string }) => error.parameterName);
    expect(names).toEqual(["addedInvitees.0.role", "updatedInvitees.0.jobTitle"]);
    expect(answer.body.errors[0].message).toContain("must be one of Panelist, CoHost, Host, Attendee");
  });

  it("says so when the body as a whole is of the wrong type", async () => {
    const answer = await callFake(createFakeWithSession(), `PATCH ${INVITEES}`, { body: [] });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101" });
  });

  it("ignores read-only properties in a body", async () => {
    const body = { settings: { pollsEnabled: "no", panelistWaitingRoom: true } };
    const answer = await callFake(createFakeWithSession(), `PATCH ${WEBINAR}`, { body });
    expect(answer.body.settings).toMatchObject({ pollsEnabled: true, panelistWaitingRoom: true });
  });

  it("refuses read-only properties when that rule is off", async () => {
    const fake = createFakeWithSession({ rules: { readOnlyIgnored: false } });
    const answer = await callFake(fake, `PATCH ${WEBINAR}`, { body: { settings: { pollsEnabled: true } } });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "settings.pollsEnabled" });
  });
});

describe("answers", () => {
  it("are checked against the contract: a defect of the fake rejects", async () => {
    const state = createState(1);
    const violations = (pointer: string) =>
      pointer.includes("/answers/") ? [{ path: ["records"], message: "is required", value: undefined }] : [];
    const settings = { rules: switchRules(), rateLimits: readRateLimits(), oauth: readOAuthSettings() };
    const world = {
      ...{ state, clock: standingClock, ...settings, checker: { violations } },
      ...{ strict: false, maxBodyBytes: 1000 },
    };
    const request = new Request(`https://fake.test${CONFIGURATION}/webinars?creationTimeFrom=2026-01-01T00:00:00Z`, {
      headers: { Authorization: `Bearer ${defaultTokenOf(1)}` },
    });
    await expect(createEngine(world)(request)).rejects.toThrow(FakeDefectError);
  });

  it("name the request for support, the same in every run", async () => {
    const fake = createFakeWebinarApi({ seed: 7 });
    const first = await callFake(fake, "GET /nowhere");
    const second = await callFake(fake, "GET /nowhere");
    expect([first, second].map(({ headers }) => headers.get("RCRequestId"))).toEqual([
      "fake-7-000001",
      "fake-7-000002",
    ]);
  });
});

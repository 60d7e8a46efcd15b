import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const SESSIONS = `${CONFIGURATION}/webinars/w1/sessions`;
const SCHEDULE = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 3600, timeZone: "Europe/Madrid" };

function createFakeWithWebinar(options?: Parameters<typeof createFakeWebinarApi>[0]) {
  const fake = createFakeWebinarApi(options);
  fake.addWebinar({ id: "w1", title: "Town hall", description: "For everyone" });
  return fake;
}

describe("creating a session", () => {
  it("answers 201 and makes the host's invitee record", async () => {
    const fake = createFakeWithWebinar();
    const answer = await callFake(fake, `POST ${SESSIONS}`, { body: SCHEDULE });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...SCHEDULE,
        status: "Scheduled",
        panelJoinTimeOffset: 0,
        localizedTimeZoneDescription: "Central European Summer Time",
        hostJoinUri: expect.stringContaining("role=host"),
        videoBridgePassword: expect.any(String),
        hasUnsentInvites: false,
      },
    });
    const invitees = await callFake(fake, `GET ${SESSIONS}/${answer.body.id}/invitees`);
    expect(invitees.body.records).toMatchObject([{ role: "Host", linkedUser: { userId: "400134001" } }]);
  });

  it("shows the webinar's title and description while its own are blank", async () => {
    const body = { ...SCHEDULE, title: "", description: " " };
    const answer = await callFake(createFakeWithWebinar(), `POST ${SESSIONS}`, { body });
    expect(answer.body).toMatchObject({ title: "Town hall", description: "For everyone" });
  });

  it.each([
    ["scheduledStartTime", { scheduledStartTime: undefined }],
    ["scheduledStartTime", { scheduledStartTime: "tomorrow" }],
    ["scheduledDuration", { scheduledDuration: undefined }],
    ["scheduledDuration", { scheduledDuration: 29 }],
    ["scheduledDuration", { scheduledDuration: 43_201 }],
    ["timeZone", { timeZone: undefined, timezone: "Europe/Madrid" }],
    ["timeZone", { timeZone: "Europe/Nowhere" }],
    ["timeZone", { timeZone: "+02:00" }],
    ["localeCode", { localeCode: "e" }],
    ["localeCode", { localeCode: "   " }],
    ["localeCode", { localeCode: "en-US-POSIX" }],
    ["panelJoinTimeOffset", { panelJoinTimeOffset: -1 }],
  ])("answers 400 for %s in %j", async (parameterName, changes) => {
    const answer = await callFake(createFakeWithWebinar(), `POST ${SESSIONS}`, { body: { ...SCHEDULE, ...changes } });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
  });

  it.each([30, 43_200])("takes a duration of %i seconds", async (scheduledDuration) => {
    const answer = await callFake(createFakeWithWebinar(), `POST ${SESSIONS}`, {
      body: { ...SCHEDULE, scheduledDuration },
    });
    expect(answer.status).toBe(201);
  });

  it("answers 403 for a second session, unless that rule is off", async () => {
    for (const [isOn, status] of [
      [true, 403],
      [false, 201],
    ] as const) {
      const fake = createFakeWithWebinar({ rules: { secondSession: isOn } });
      fake.addSession({ webinarId: "w1" });
      expect((await callFake(fake, `POST ${SESSIONS}`, { body: SCHEDULE })).status).toBe(status);
    }
  });

  it("answers 403 for any status but Scheduled, and 404 for an unknown webinar", async () => {
    const fake = createFakeWithWebinar();
    expect((await callFake(fake, `POST ${SESSIONS}`, { body: { ...SCHEDULE, status: "Active" } })).status).toBe(403);
    const unknown = await callFake(fake, `POST ${CONFIGURATION}/webinars/w2/sessions`, { body: SCHEDULE });
    expect(refusalOf(unknown)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "webinarId" });
  });
});

describe("reading a session", () => {
  it("answers 404 for a session of another webinar, unless that rule is off", async () => {
    for (const [isOn, status] of [
      [true, 404],
      [false, 200],
    ] as const) {
      const fake = createFakeWithSession({ rules: { sessionOfAnotherWebinar: isOn } });
      fake.addWebinar({ id: "w2" });
      expect((await callFake(fake, `GET ${CONFIGURATION}/webinars/w2/sessions/s1`)).status).toBe(status);
    }
  });

  it("doesn't show another account's session even then", async () => {
    const fake = createFakeWithSession({ rules: { sessionOfAnotherWebinar: false } });
    const { userId } = fake.addUser({ accountId: "another" });
    fake.addWebinar({ id: "w2", hostUserId: userId });
    const token = fake.issueToken({ userId });
    expect((await callFake(fake, `GET ${CONFIGURATION}/webinars/w2/sessions/s1`, { token })).status).toBe(404);
  });

  it("shows the bridge's passwords to the panel only", async () => {
    const fake = createFakeWithSession();
    const coHost = fake.addUser({ userId: "400134002" });
    const administrator = fake.addUser({ permissions: ["WebinarSettings"] });
    const colleague = fake.addUser();
    const get = (userId: string) => callFake(fake, `GET ${SESSIONS}/s1`, { token: fake.issueToken({ userId }) });
    expect((await get(coHost.userId)).body).toHaveProperty("videoBridgePassword");
    expect((await get(administrator.userId)).body).not.toHaveProperty("videoBridgePassword");
    expect(refusalOf(await get(colleague.userId))).toEqual({ status: 403, errorCode: "CMN-408" });
  });

  it("tells whether invitations are unsent", async () => {
    const fake = createFakeWithSession();
    fake.addInvitee({ sessionId: "s1", sendInvite: false });
    expect((await callFake(fake, `GET ${SESSIONS}/s1`)).body.hasUnsentInvites).toBe(true);
  });
});

describe("changing and deleting a session", () => {
  it("changes what is sent and keeps the rest", async () => {
    const fake = createFakeWithSession();
    fake.clock.advance("1h");
    const answer = await callFake(fake, `PATCH ${SESSIONS}/s1`, { body: { scheduledDuration: 60, title: "Live" } });
    expect(answer).toMatchObject({
      status: 200,
      body: { scheduledDuration: 60, title: "Live", timeZone: "Etc/UTC", lastModifiedTime: "2026-09-01T09:00:00Z" },
    });
  });

  it("lets a session start, but not end without having run", async () => {
    const fake = createFakeWithSession();
    expect((await callFake(fake, `PATCH ${SESSIONS}/s1`, { body: { status: "Finished" } })).status).toBe(403);
    expect((await callFake(fake, `PATCH ${SESSIONS}/s1`, { body: { status: "Active" } })).body.status).toBe("Active");
  });

  it.each(["Active", "Finished"] as const)("answers 403 to both while it is %s", async (status) => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", status);
    const refused = { status: 403, errorCode: "CMN-408" };
    expect(refusalOf(await callFake(fake, `PATCH ${SESSIONS}/s1`, { body: { title: "Live" } }))).toEqual(refused);
    expect(refusalOf(await callFake(fake, `DELETE ${SESSIONS}/s1`))).toEqual(refused);
  });

  it("deletes the session with its invitees: 204", async () => {
    const fake = createFakeWithSession();
    expect(await callFake(fake, `DELETE ${SESSIONS}/s1`)).toMatchObject({ status: 204 });
    const answer = await callFake(fake, `GET ${SESSIONS}/s1/invitees/mei`);
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "sessionId" });
  });
});

describe("listing sessions", () => {
  function createFakeWithSessions() {
    const fake = createFakeWebinarApi();
    const { userId } = fake.addUser({ userId: "another" });
    fake.addWebinar({ id: "own", title: "Town hall" });
    fake.addWebinar({ id: "theirs", hostUserId: userId });
    fake.addSession({ webinarId: "own", id: "third", scheduledStartTime: "2026-12-01T10:00:00Z", title: "Results" });
    fake.addSession({ webinarId: "own", id: "first", scheduledStartTime: "2026-10-01T10:00:00Z", status: "Active" });
    fake.addSession({ webinarId: "theirs", id: "second", scheduledStartTime: "2026-11-01T10:00:00Z" });
    return fake;
  }
  const idsOf = async (query: string, path = "/sessions") => {
    const answer = await callFake(createFakeWithSessions(), `GET ${CONFIGURATION}${path}?${query}`);
    return answer.body.records.map(({ id }: { id: string }) => id);
  };
  const FROM = "endTimeFrom=2026-01-01T00:00:00Z";

  it("gives the caller's own, ascending by scheduled start, with their webinar", async () => {
    expect(await idsOf(FROM)).toEqual(["first", "third"]);
    const answer = await callFake(createFakeWithSessions(), `GET ${CONFIGURATION}/sessions?${FROM}`);
    expect(answer.body.records[0].webinar).toMatchObject({ id: "own", title: "Town hall" });
  });

  it("filters by end, by title and by several statuses", async () => {
    expect(await idsOf("endTimeFrom=2026-10-01T11:00:01Z")).toEqual(["third"]);
    expect(await idsOf("endTimeFrom=2026-10-01T11:00:00Z")).toEqual(["first", "third"]);
    expect(await idsOf(`${FROM}&nameFragment=town`)).toEqual(["first"]);
    expect(await idsOf(`${FROM}&status=Active`)).toEqual(["first"]);
    expect(await idsOf(`${FROM}&status=Active&status=Scheduled`)).toEqual(["first", "third"]);
  });

  it("compares a finished session by when it ended", async () => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", "Finished");
    const list = (from: string) => callFake(fake, `GET ${CONFIGURATION}/sessions?endTimeFrom=${from}`);
    expect((await list("2026-09-01T08:00:00Z")).body.records).toHaveLength(1);
    expect((await list("2026-09-01T08:00:01Z")).body.records).toEqual([]);
  });

  it("keeps the accounts apart", async () => {
    const fake = createFakeWithSessions();
    const stranger = fake.addUser({ accountId: "another account", permissions: ["WebinarSettings"] });
    const token = fake.issueToken({ userId: stranger.userId });
    expect((await callFake(fake, `GET ${CONFIGURATION}/company/sessions?${FROM}`, { token })).body.records).toEqual([]);
  });

  it("gives an administrator the company's, of all or of chosen hosts", async () => {
    expect(await idsOf(FROM, "/company/sessions")).toEqual(["first", "second", "third"]);
    expect(await idsOf(`${FROM}&hostUserId=another,1`, "/company/sessions")).toEqual(["second"]);
  });

  it("refuses the company's sessions without WebinarSettings: 403 CMN-408", async () => {
    const fake = createFakeWithSessions();
    const token = fake.issueToken({ userId: "another" });
    const answer = await callFake(fake, `GET ${CONFIGURATION}/company/sessions?${FROM}`, { token });
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
  });

  it.each([
    ["endTimeFrom", ""],
    ["status", `${FROM}&status=Idle`],
    ["hostUserId", `${FROM}&hostUserId=1,2,3,4,5,6,7,8,9,10,11`],
  ])("answers 400 for %s in the query %j", async (parameterName, query) => {
    const answer = await callFake(createFakeWebinarApi(), `GET ${CONFIGURATION}/company/sessions?${query}`);
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
  });
});

import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "../../test-support/call-fake.js";
import { createFakeWithCallers, HISTORY, PAST_SESSION } from "../../test-support/fake-with-callers.js";

const YEAR = "endTimeFrom=2026-01-01T00:00:00Z&endTimeTo=2027-01-01T00:00:00Z";
const idsOf = (records: { id: string }[]) => records.map(({ id }) => id);

describe("a past webinar", () => {
  it("comes with its settings, and with the name of its host where it is known", async () => {
    const fake = createFakeWebinarApi();
    fake.addUser({ userId: "ana", firstName: "Ana", lastName: "Torres" });
    fake.addWebinar({ id: "w1", title: "Town hall", hostUserId: "ana", settings: { pstnEnabled: true } });
    const { body } = await callFake(fake, `GET ${HISTORY}/webinars/w1`);
    expect(body).toMatchObject({ id: "w1", title: "Town hall", description: "", settings: { pstnEnabled: true } });
    expect(body.host).toEqual({
      firstName: "Ana",
      lastName: "Torres",
      linkedUser: { userId: "ana", accountId: "37439510", domain: "pbx" },
    });
  });
});

describe("listing past sessions", () => {
  /** Ends: "over" at 08:00 today, "sooner" on 1 October at 11:00, "later" on 1 November; "theirs" on 15 October. */
  function createFakeWithSessions() {
    const fake = createFakeWebinarApi({ rateLimits: false });
    fake.addUser({ userId: "another" });
    fake.addWebinar({ id: "own", title: "Town hall", description: "For everyone" });
    fake.addWebinar({ id: "w2", hostUserId: "another" });
    fake.addSession({ webinarId: "own", id: "sooner", scheduledStartTime: "2026-10-01T10:00:00Z" });
    fake.addSession({ webinarId: "own", id: "later", scheduledStartTime: "2026-11-01T10:00:00Z", title: "Results" });
    fake.addSession({ webinarId: "own", id: "over", scheduledStartTime: "2026-12-01T10:00:00Z", status: "Finished" });
    fake.addSession({ webinarId: "w2", id: "theirs", scheduledStartTime: "2026-10-15T10:00:00Z" });
    return fake;
  }
  const list = async (query: string, path = "/sessions") =>
    idsOf((await callFake(createFakeWithSessions(), `GET ${HISTORY}${path}?${query}`)).body.records);

  it("gives the caller's own, the latest end first, the planned end where there is none yet", async () => {
    expect(await list(YEAR)).toEqual(["later", "sooner", "over"]);
  });

  it.each([
    ["endTimeFrom=2026-10-01T11:00:00Z&endTimeTo=2026-10-31T00:00:00Z", ["sooner"]],
    ["endTimeFrom=2026-10-01T11:00:01Z&endTimeTo=2026-10-31T00:00:00Z", []],
    ["endTimeFrom=2026-09-01T08:00:00Z&endTimeTo=2026-10-01T11:00:00Z", ["sooner", "over"]],
    ["endTimeFrom=2026-09-01T08:00:00Z&endTimeTo=2026-10-01T10:59:59Z", ["over"]],
    [`${YEAR}&nameFragment=TOWN`, ["sooner", "over"]],
    [`${YEAR}&status=Finished`, ["over"]],
    [`${YEAR}&status=Finished&status=Scheduled`, ["later", "sooner", "over"]],
  ])("filters by %s", async (query, ids) => {
    expect(await list(query)).toEqual(ids);
  });

  it("gives an administrator the company's, of all or of chosen hosts", async () => {
    expect(await list(YEAR, "/company/sessions")).toEqual(["later", "theirs", "sooner", "over"]);
    expect(await list(`${YEAR}&hostUserId=another,1`, "/company/sessions")).toEqual(["theirs"]);
  });

  it("keeps the accounts apart", async () => {
    const fake = createFakeWithSessions();
    const { userId } = fake.addUser({ accountId: "another account", permissions: ["WebinarSettings"] });
    const token = fake.issueToken({ userId });
    expect((await callFake(fake, `GET ${HISTORY}/company/sessions?${YEAR}`, { token })).body.records).toEqual([]);
  });

  it("leads through pages", async () => {
    const fake = createFakeWithSessions();
    const first = (await callFake(fake, `GET ${HISTORY}/sessions?${YEAR}&perPage=2`)).body;
    const token = first.paging.nextPageToken;
    const second = (await callFake(fake, `GET ${HISTORY}/sessions?${YEAR}&perPage=2&pageToken=${token}`)).body;
    expect([...idsOf(first.records), ...idsOf(second.records)]).toEqual(["later", "sooner", "over"]);
  });

  it("shows the webinar of each, and the title of the webinar where a session has none", async () => {
    const { records } = (await callFake(createFakeWithSessions(), `GET ${HISTORY}/sessions?${YEAR}`)).body;
    expect(records[1]).toMatchObject({
      title: "Town hall",
      description: "For everyone",
      webinar: { id: "own", title: "Town hall", host: { linkedUser: { userId: "400134001" } } },
      livestreams: [],
    });
  });

  it("comes with the recording, without the link of it; the single session has the link", async () => {
    const fake = createFakeWithSessions();
    fake.addRecording({ sessionId: "over", id: "r1", shared: true });
    const { records } = (await callFake(fake, `GET ${HISTORY}/sessions?${YEAR}&status=Finished`)).body;
    expect(records[0].recording).toMatchObject({ id: "r1", status: "Available", shared: true });
    expect(records[0].recording).not.toHaveProperty("recordingSharedUri");
    const single = (await callFake(fake, `GET ${HISTORY}/webinars/own/sessions/over`)).body;
    expect(single.recording.recordingSharedUri).toBe("https://v.ringcentral.com/recordings/r1");
  });
});

describe("the people of a past session", () => {
  async function peopleOf(path: string, prepare?: (fake: ReturnType<typeof createFakeWithCallers>["fake"]) => void) {
    const { fake, tokens } = createFakeWithCallers();
    prepare?.(fake);
    fake.clock.advance("90m");
    return (await callFake(fake, `GET ${PAST_SESSION}/${path}`, { token: tokens.host })).body;
  }

  it("tells who of the invitees has joined", async () => {
    const { fake, tokens } = createFakeWithCallers();
    const joined = async () => {
      const { records } = (await callFake(fake, `GET ${PAST_SESSION}/invitees`, { token: tokens.host })).body;
      return records.map((one: { id: string; joined: boolean }) => [one.id, one.joined]);
    };
    expect(await joined()).toEqual([
      ["host-record", false],
      ["co-host", false],
      ["panelist", false],
    ]);
    fake.clock.advance("90m");
    fake.addInvitee({ sessionId: "s1", id: "too-late" });
    expect(Object.fromEntries(await joined())).toMatchObject({
      "host-record": true,
      "co-host": true,
      "too-late": false,
    });
    const single = await callFake(fake, `GET ${PAST_SESSION}/invitees/co-host`, { token: tokens.host });
    expect(single.body).toEqual({
      id: "co-host",
      linkedUser: { userId: "coHost", accountId: "37439510", domain: "pbx" },
      role: "CoHost",
      originalRole: "CoHost",
      type: "User",
      qnaBlocked: false,
      sendInvite: true,
      joined: true,
    });
  });

  it.each([
    ["role=CoHost", ["co-host"]],
    ["role=CoHost&role=Panelist", ["co-host", "panelist"]],
    ["originalRole=Host", ["host-record"]],
    ["role=CoHost&originalRole=Panelist", []],
  ])("filters invitees by %s", async (query, ids) => {
    expect(idsOf((await peopleOf(`invitees?${query}`)).records)).toEqual(ids);
  });

  it("keeps the original role when the role changes, before or during the session", async () => {
    const { fake, tokens } = createFakeWithCallers();
    const promote = () =>
      callFake(fake, `PUT ${CONFIGURATION}/webinars/w1/sessions/s1/invitees/panelist`, { body: { role: "CoHost" } });
    fake.setSessionStatus("s1", "Active");
    fake.addParticipant({ sessionId: "s1", inviteeId: "panelist", id: "visit" });
    expect((await promote()).status).toBe(200);
    for (const [query, length] of [
      ["role=CoHost&originalRole=Panelist", 1],
      ["role=Panelist", 0],
    ] as const) {
      for (const list of ["invitees", "participants"]) {
        const answer = await callFake(fake, `GET ${PAST_SESSION}/${list}?${query}`, { token: tokens.host });
        const people = answer.body.records.filter((one: { id: string }) => ["panelist", "visit"].includes(one.id));
        expect(people).toHaveLength(length);
      }
    }
    const session = await callFake(fake, `GET ${PAST_SESSION}`, { token: tokens.panelist });
    expect(session.status).toBe(403);
  });

  it("shows participants with their times, and the time of leaving once it has come", async () => {
    const { records } = await peopleOf("participants", (fake) => {
      fake.setRegistration("s1", { registrationStatus: "Open" });
      fake.addRegistrant({
        sessionId: "s1",
        id: "lena",
        firstName: "Lena",
        lastName: "Fischer",
        email: "l@example.com",
      });
      fake.clock.advance("61m");
      fake.addParticipant({ sessionId: "s1", registrantId: "lena", id: "p1", leaveTime: "2026-09-01T09:40:00Z" });
    });
    expect(records.find(({ id }: { id: string }) => id === "p1")).toEqual({
      id: "p1",
      firstName: "Lena",
      lastName: "Fischer",
      email: "l@example.com",
      role: "Attendee",
      originalRole: "Attendee",
      type: "User",
      qnaBlocked: false,
      joinTime: "2026-09-01T09:01:00Z",
      leaveTime: "2026-09-01T09:40:00Z",
      wasEjected: false,
      registrantId: "lena",
      uniqueUserHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it("shows neither a leave nor a participant that is still to come", async () => {
    const { fake, tokens } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.addParticipant({ sessionId: "s1", id: "p1", leaveTime: "2026-09-01T08:30:00Z", wasEjected: true });
    fake.addParticipant({ sessionId: "s1", id: "p2", joinTime: "2026-09-01T08:30:00Z" });
    const read = async (wanted: string) => {
      const { records } = (await callFake(fake, `GET ${PAST_SESSION}/participants`, { token: tokens.host })).body;
      return records.find(({ id }: { id: string }) => id === wanted);
    };
    fake.clock.advance("29m");
    expect(await read("p1")).not.toHaveProperty("leaveTime");
    expect(await read("p2")).toBeUndefined();
    fake.clock.advance("1m");
    expect(await read("p1")).toMatchObject({ leaveTime: "2026-09-01T08:30:00Z", wasEjected: true });
    expect(await read("p2")).toMatchObject({ joinTime: "2026-09-01T08:30:00Z" });
  });

  it("shows callers themselves without email and times", async () => {
    const { fake, tokens } = createFakeWithCallers();
    fake.clock.advance("90m");
    const answer = await callFake(fake, `GET ${PAST_SESSION}/participants/self`, { token: tokens.coHost });
    expect(answer.body).toEqual({
      id: expect.any(String),
      linkedUser: { userId: "coHost", accountId: "37439510", domain: "pbx" },
      role: "CoHost",
      originalRole: "CoHost",
      type: "User",
    });
  });

  it("answers 404 to an invited caller who wasn't there", async () => {
    const { fake, tokens } = createFakeWithCallers();
    const answer = await callFake(fake, `GET ${PAST_SESSION}/participants/self`, { token: tokens.coHost });
    expect(answer).toMatchObject({ status: 404, errorCode: "CMN-102" });
  });
});

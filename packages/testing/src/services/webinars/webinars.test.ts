import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const WEBINARS = `${CONFIGURATION}/webinars`;

describe("creating a webinar", () => {
  it("answers 201 with the caller as host and the defaults of the settings", async () => {
    const answer = await callFake(createFakeWebinarApi(), `POST ${WEBINARS}`, { body: { title: "Town hall" } });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^\d{10}$/),
        creationTime: "2026-09-01T08:00:00Z",
        title: "Town hall",
        host: { userId: "400134001", accountId: "37439510", entitled: true },
        settings: { panelistVideoEnabled: true, registrationEnabled: false, attendeeAuthentication: "Guest" },
      },
    });
  });

  it.each([
    ["missing", {}],
    ["empty", { title: "" }],
    ["too long", { title: "t".repeat(513) }],
  ])("answers 400 for a title that is %s", async (_name, body) => {
    const answer = await callFake(createFakeWebinarApi(), `POST ${WEBINARS}`, { body });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "title" });
  });

  it("lets an administrator name another host of the account", async () => {
    const fake = createFakeWebinarApi();
    const { userId, accountId } = fake.addUser();
    const body = { title: "Town hall", host: { linkedUser: { userId, accountId } } };
    expect((await callFake(fake, `POST ${WEBINARS}`, { body })).body.host.userId).toBe(userId);
  });

  it("answers 403 CMN-408 when anybody else names a host", async () => {
    const fake = createFakeWebinarApi();
    const { userId, accountId } = fake.addUser();
    const body = { title: "Town hall", host: { linkedUser: { userId, accountId } } };
    const answer = await callFake(fake, `POST ${WEBINARS}`, { body, token: fake.issueToken({ userId }) });
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
  });

  it("answers 403 for a host of another account, unless that rule is off", async () => {
    for (const [isOn, status] of [
      [true, 403],
      [false, 201],
    ] as const) {
      const fake = createFakeWebinarApi({ rules: { hostOfAnotherAccount: isOn } });
      const { userId, accountId } = fake.addUser({ accountId: "another" });
      const body = { title: "Town hall", host: { linkedUser: { userId, accountId } } };
      expect((await callFake(fake, `POST ${WEBINARS}`, { body })).status).toBe(status);
    }
  });

  it("answers 400 for a host that nobody is, or that isn't named", async () => {
    const fake = createFakeWebinarApi();
    const nobody = { title: "Town hall", host: { linkedUser: { userId: "1", accountId: "37439510" } } };
    expect(refusalOf(await callFake(fake, `POST ${WEBINARS}`, { body: nobody }))).toMatchObject({
      status: 400,
      parameterName: "host.linkedUser.userId",
    });
    const unnamed = { title: "Town hall", host: {} };
    expect((await callFake(fake, `POST ${WEBINARS}`, { body: unnamed })).parameterName).toBe("host.linkedUser");
  });

  it("answers 400 for a setting whose base is off, unless that rule is off", async () => {
    const body = { title: "Town hall", settings: { qnaEnabled: false, moderatedQnaEnabled: true } };
    const answer = await callFake(createFakeWebinarApi(), `POST ${WEBINARS}`, { body });
    expect(refusalOf(answer)).toMatchObject({ status: 400, parameterName: "settings.moderatedQnaEnabled" });
    const lenient = createFakeWebinarApi({ rules: { dependentSettings: false } });
    expect(await callFake(lenient, `POST ${WEBINARS}`, { body })).toMatchObject({ status: 201 });
  });
});

describe("reading webinars", () => {
  it("answers 404 CMN-102 for an unknown id", async () => {
    const answer = await callFake(createFakeWebinarApi(), `GET ${WEBINARS}/nothing`);
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "webinarId" });
  });

  it("lists by the start of the session, or by creation where nothing is scheduled", async () => {
    const fake = createFakeWebinarApi();
    for (const id of ["late", "early", "bare"]) fake.addWebinar({ id });
    fake.addSession({ webinarId: "late", scheduledStartTime: "2026-12-01T10:00:00Z" });
    fake.addSession({ webinarId: "early", scheduledStartTime: "2026-10-01T10:00:00Z" });
    const answer = await callFake(fake, `GET ${WEBINARS}?creationTimeFrom=2026-01-01T00:00:00Z`);
    expect(answer.body.records.map(({ id }: { id: string }) => id)).toEqual(["bare", "early", "late"]);
  });

  it("lists what was created from creationTimeFrom on, and what the caller hosts", async () => {
    const fake = createFakeWebinarApi();
    const { userId } = fake.addUser();
    fake.addWebinar({ id: "old" });
    fake.clock.advance("1h");
    fake.addWebinar({ id: "new" });
    fake.addWebinar({ id: "theirs", hostUserId: userId });
    const answer = await callFake(fake, `GET ${WEBINARS}?creationTimeFrom=2026-09-01T09:00:00Z`);
    expect(answer.body.records.map(({ id }: { id: string }) => id)).toEqual(["new"]);
  });

  it.each(["", "?creationTimeFrom=today"])("answers 400 for the query %j", async (query) => {
    const answer = await callFake(createFakeWebinarApi(), `GET ${WEBINARS}${query}`);
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "creationTimeFrom" });
  });
});

describe("changing a webinar", () => {
  it("keeps what isn't sent, within the settings too", async () => {
    const fake = createFakeWebinarApi();
    fake.addWebinar({ id: "w1", title: "Town hall", settings: { panelistWaitingRoom: true } });
    fake.clock.advance("1h");
    const body = { description: "With questions", settings: { pstnEnabled: true, unknownSetting: 1 } };
    const answer = await callFake(fake, `PATCH ${WEBINARS}/w1`, { body });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        title: "Town hall",
        description: "With questions",
        lastModifiedTime: "2026-09-01T09:00:00Z",
        settings: { panelistWaitingRoom: true, pstnEnabled: true },
      },
    });
    expect(answer.body.settings).not.toHaveProperty("unknownSetting");
  });

  it("takes a password away when it is blank", async () => {
    const fake = createFakeWebinarApi();
    fake.addWebinar({ id: "w1", settings: { password: "Tulip4827" } });
    const answer = await callFake(fake, `PATCH ${WEBINARS}/w1`, { body: { settings: { password: "" } } });
    expect(answer.body.settings).not.toHaveProperty("password");
  });

  it.each(["host", "registrationStatus"])("answers 403 for %s, unless that rule is off", async (name) => {
    const body = { [name]: {} };
    const strict = await callFake(createFakeWithSession(), `PATCH ${WEBINARS}/w1`, { body });
    expect(refusalOf(strict)).toEqual({ status: 403, errorCode: "CMN-408" });
    const lenient = createFakeWithSession({ rules: { fixedWebinarProperties: false } });
    expect(await callFake(lenient, `PATCH ${WEBINARS}/w1`, { body })).toMatchObject({ status: 200 });
  });
});

describe("deleting a webinar", () => {
  it("answers 204 and takes its sessions with it", async () => {
    const fake = createFakeWithSession();
    expect(await callFake(fake, `DELETE ${WEBINARS}/w1`)).toMatchObject({ status: 204, body: undefined });
    expect(await callFake(fake, `GET ${WEBINARS}/w1`)).toMatchObject({ status: 404 });
    fake.addWebinar({ id: "w1" });
    expect(await callFake(fake, `GET ${WEBINARS}/w1/sessions/s1`)).toMatchObject({ status: 404 });
  });

  it.each(["Active", "Finished"] as const)("answers 403 while a session is %s", async (status) => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", status);
    const answer = await callFake(fake, `DELETE ${WEBINARS}/w1`);
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
    expect(await callFake(fake, `GET ${WEBINARS}/w1`)).toMatchObject({ status: 200 });
  });
});

import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const WEBINAR = `${CONFIGURATION}/webinars/w1`;
const SESSION = `${WEBINAR}/sessions/s1`;
const LIST = `${CONFIGURATION}/sessions?endTimeFrom=2026-01-01T00:00:00Z`;

async function shown(changes: object, description?: string) {
  const fake = createFakeWithSession();
  if (description !== undefined) await callFake(fake, `PATCH ${WEBINAR}`, { body: { description } });
  expect((await callFake(fake, `PATCH ${SESSION}`, { body: changes })).status).toBe(200);
  return (await callFake(fake, `GET ${SESSION}`)).body;
}

describe("a session as it is shown", () => {
  it("has the locale that was given, en-US without one", async () => {
    expect(await shown({})).toMatchObject({ localeCode: "en-US" });
    expect(await shown({ localeCode: "de-DE" })).toMatchObject({ localeCode: "de-DE" });
    const fake = createFakeWithSession();
    expect(fake.addSession({ webinarId: "w1", localeCode: "fr" })).toMatchObject({ localeCode: "fr" });
  });

  it("has its own title and description, the webinar's where they are blank", async () => {
    expect(await shown({ title: "Live", description: "Today" }, "Always")).toMatchObject({
      title: "Live",
      description: "Today",
    });
    expect(await shown({ title: "  ", description: " " }, "Always")).toMatchObject({
      title: "Town hall",
      description: "Always",
    });
    expect(await shown({})).not.toHaveProperty("description");
  });

  it("keeps its description when something else is changed", async () => {
    const fake = createFakeWithSession();
    fake.addSession({ webinarId: "w1", id: "s2", description: "Today" });
    const { body } = await callFake(fake, `PATCH ${WEBINAR}/sessions/s2`, { body: { scheduledDuration: 60 } });
    expect(body).toMatchObject({ description: "Today", scheduledDuration: 60 });
  });

  it("hides its passwords from whoever has an invitee's user id in another account", async () => {
    const fake = createFakeWithSession();
    fake.addUser({ userId: "twin", permissions: ["WebinarSettings"] });
    const linkedUser = { userId: "twin", accountId: "another", domain: "pbx" } as const;
    fake.addInvitee({ sessionId: "s1", linkedUser });
    const { body } = await callFake(fake, `GET ${SESSION}`, { token: fake.issueToken({ userId: "twin" }) });
    expect(body).toHaveProperty("videoBridgeId");
    expect(body).not.toHaveProperty("videoBridgePassword");
  });
});

describe("a session in a list", () => {
  it("comes with its webinar and the webinar's host", async () => {
    const fake = createFakeWithSession();
    expect((await callFake(fake, `GET ${LIST}`)).body.records[0].webinar).toEqual({
      id: "w1",
      title: "Town hall",
      host: { linkedUser: { userId: "400134001", accountId: "37439510", domain: "pbx" } },
    });
    await callFake(fake, `PATCH ${WEBINAR}`, { body: { description: "For everyone" } });
    const [record] = (await callFake(fake, `GET ${LIST}`)).body.records;
    expect(record.webinar.description).toBe("For everyone");
  });

  it("can't be reached by the page token of another list", async () => {
    const fake = createFakeWithSession();
    fake.addWebinar({ id: "w2" });
    fake.addSession({ webinarId: "w2" });
    const from = "creationTimeFrom=2026-01-01T00:00:00Z&endTimeFrom=2026-01-01T00:00:00Z";
    const paths = ["sessions", "company/sessions", "webinars"].map((list) => `GET ${CONFIGURATION}/${list}?${from}`);
    for (const path of paths) {
      const { nextPageToken } = (await callFake(fake, `${path}&perPage=1`)).body.paging;
      const statuses = paths.map(async (other) => (await callFake(fake, `${other}&pageToken=${nextPageToken}`)).status);
      expect(await Promise.all(statuses)).toEqual(paths.map((other) => (other === path ? 200 : 400)));
    }
  });
});

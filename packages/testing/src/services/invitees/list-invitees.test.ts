import fc from "fast-check";
import { expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { callFake, INVITEES, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

async function listAll(fake: FakeWebinarApi, perPage: number, afterEachPage = () => {}): Promise<string[]> {
  const ids: string[] = [];
  let token = "";
  do {
    const { body } = await callFake(fake, `GET ${INVITEES}?perPage=${perPage}${token}`);
    ids.push(...body.records.map(({ id }: { id: string }) => id));
    token = body.paging.nextPageToken && `&pageToken=${body.paging.nextPageToken}`;
    afterEachPage();
  } while (token);
  return ids;
}

it("lists the host's record first, with a personal joinUri, then the others as they were added", async () => {
  const { status, body } = await callFake(createFakeWithSession(), `GET ${INVITEES}`);
  expect(status).toBe(200);
  expect(body.records).toMatchObject([
    { id: "host", role: "Host", type: "User", sendInvite: true, linkedUser: { userId: "400134001", domain: "pbx" } },
    { id: "mei", role: "Panelist", email: "mei@example.com" },
    { id: "kofi", role: "CoHost", linkedUser: { userId: "400134002" } },
  ]);
  const joinUris = body.records.map(({ joinUri }: { joinUri: string }) => joinUri);
  expect(new Set(joinUris).size).toBe(3);
  expect(body.records[0]).not.toHaveProperty("sequence");
});

it("lists the host's record alone in a new session", async () => {
  const fake = createFakeWebinarApi();
  fake.addWebinar({ id: "w1" });
  fake.addSession({ webinarId: "w1", id: "s1" });
  expect((await callFake(fake, `GET ${INVITEES}`)).body.records).toMatchObject([{ role: "Host" }]);
});

it("gives each invitee exactly once for any perPage", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 30 }), async (count, perPage) => {
      const fake = createFakeWithSession();
      const added = Array.from({ length: count }, () => fake.addInvitee({ sessionId: "s1" }).id);
      expect(await listAll(fake, perPage)).toEqual(["host", "mei", "kofi", ...added]);
    }),
    { numRuns: 25 },
  );
});

it("goes on where it was when invitees are added and deleted between two pages", async () => {
  const fake = createFakeWithSession();
  let page = 0;
  const ids = await listAll(fake, 2, () => {
    page += 1;
    if (page === 1) fake.addInvitee({ sessionId: "s1", id: "late" });
  });
  expect(ids).toEqual(["host", "mei", "kofi", "late"]);
});

it("refuses the page token of another session", async () => {
  const fake = createFakeWithSession();
  fake.addSession({ webinarId: "w1", id: "s2" });
  const { body } = await callFake(fake, `GET ${INVITEES}?perPage=1`);
  const path = `${INVITEES.replace("s1", "s2")}?pageToken=${body.paging.nextPageToken}`;
  expect(refusalOf(await callFake(fake, `GET ${path}`))).toEqual({
    status: 400,
    errorCode: "CMN-101",
    parameterName: "pageToken",
  });
});

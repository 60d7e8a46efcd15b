import { expect, it } from "vitest";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { callFake, INVITEES, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const ANA = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist" };
const bulkUpdate = (fake: FakeWebinarApi, body: unknown) => callFake(fake, `PATCH ${INVITEES}`, { body });

it("a linked user lends no name to somebody of another account who has the same id", async () => {
  const fake = createFakeWithSession();
  const { userId } = fake.addUser({ firstName: "Kofi", lastName: "Mensah" });
  const stranger = { linkedUser: { userId, accountId: "another" }, role: "Panelist" };
  const { body } = await bulkUpdate(fake, { addedInvitees: [stranger] });
  expect(body.addedInvitees[0]).not.toHaveProperty("firstName");
});

it("the same id in another identity system is another person", async () => {
  const fake = createFakeWithSession();
  const inSystem = (domain: string) => ({
    addedInvitees: [{ linkedUser: { userId: "400134002", accountId: "37439510", domain }, role: "Panelist" }],
  });
  expect((await bulkUpdate(fake, inSystem("ilm"))).status).toBe(200);
  expect((await bulkUpdate(fake, inSystem("ilm"))).status).toBe(409);
  expect((await bulkUpdate(fake, inSystem("pbx"))).status).toBe(409);
});

it("the same id in another account is another person", async () => {
  const fake = createFakeWithSession();
  const kofiOf = (accountId: string) => ({
    addedInvitees: [{ linkedUser: { userId: "400134002", accountId }, role: "Panelist" }],
  });
  expect((await bulkUpdate(fake, kofiOf("another"))).status).toBe(200);
  expect((await bulkUpdate(fake, kofiOf("37439510"))).status).toBe(409);
});

it.each(["ana sol@example.com", "ana@example.com, mei@example.com", "ana@", "@example.com", "ana@one@two"])(
  "%j is no email address",
  async (email) => {
    const answer = await bulkUpdate(createFakeWithSession(), { addedInvitees: [{ ...ANA, email }] });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "addedInvitees.0.email" });
  },
);

it("an invitation that wasn't asked for needn't be asked for later", async () => {
  const fake = createFakeWithSession();
  fake.addInvitee({ sessionId: "s1", id: "ana", sendInvite: false });
  const answer = await callFake(fake, `PUT ${INVITEES}/ana`, { body: { role: "CoHost", sendInvite: false } });
  expect(answer).toMatchObject({ status: 200, body: { role: "CoHost", sendInvite: false } });
});

it("where unknown ids are passed over the known ones aren't", async () => {
  const fake = createFakeWithSession({ rules: { unknownInviteeInBulk: false } });
  const answer = await bulkUpdate(fake, {
    updatedInvitees: [
      { id: "nobody", role: "CoHost" },
      { id: "mei", role: "CoHost" },
    ],
    deletedInvitees: [{ id: "nobody" }, { id: "kofi" }],
  });
  expect(answer).toMatchObject({
    status: 200,
    body: { updatedInvitees: [{ id: "mei", role: "CoHost" }], deletedInvitees: [{ id: "kofi" }] },
  });
});

it("what a test does to an invitee that it was given doesn't change the service", async () => {
  const fake = createFakeWithSession();
  const linkedUser = { userId: "7", accountId: "37439510", domain: "pbx" } as const;
  const added = fake.addInvitee({ sessionId: "s1", id: "lena", linkedUser });
  Object.assign(added, { role: "Host" });
  Object.assign(added.linkedUser ?? {}, { userId: "changed" });
  expect((await callFake(fake, `GET ${INVITEES}/lena`)).body).toMatchObject({ role: "Panelist", linkedUser });
});

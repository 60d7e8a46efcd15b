import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { callFake, INVITEES, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const ANA = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist" };
const LINKED = { linkedUser: { userId: "7", accountId: "37439510" }, role: "CoHost" };
const bulkUpdate = (fake: FakeWebinarApi, body: unknown) => callFake(fake, `PATCH ${INVITEES}`, { body });
const listOf = async (fake: FakeWebinarApi) => (await callFake(fake, `GET ${INVITEES}`)).body.records;

describe("adding", () => {
  it("answers with full records and fills in the defaults", async () => {
    const { status, body } = await bulkUpdate(createFakeWithSession(), { addedInvitees: [ANA, LINKED] });
    expect(status).toBe(200);
    const made = { id: expect.stringMatching(/^\d{10}$/), joinUri: expect.stringContaining("invitee=") };
    expect(body).toMatchObject({
      addedInvitees: [
        { ...ANA, ...made, type: "User", sendInvite: true },
        { role: "CoHost", ...made, linkedUser: { ...LINKED.linkedUser, domain: "pbx" } },
      ],
      updatedInvitees: [],
      deletedInvitees: [],
    });
  });

  it("takes the name of a linked user that the fake knows", async () => {
    const fake = createFakeWithSession();
    const { userId, accountId } = fake.addUser({ firstName: "Kofi", lastName: "Mensah" });
    const { body } = await bulkUpdate(fake, {
      addedInvitees: [{ linkedUser: { userId, accountId }, role: "CoHost" }],
    });
    expect(body.addedInvitees[0]).toMatchObject({ firstName: "Kofi", lastName: "Mensah" });
  });

  it("doesn't let a request choose the id", async () => {
    const { body } = await bulkUpdate(createFakeWithSession(), { addedInvitees: [{ ...ANA, id: "chosen" }] });
    expect(body.addedInvitees[0].id).not.toBe("chosen");
  });

  it.each([
    ["both forms", { ...ANA, ...LINKED }, "firstName"],
    ["a job title beside a linked user", { ...LINKED, jobTitle: "Analyst" }, "jobTitle"],
    ["no last name", { ...ANA, lastName: undefined }, "lastName"],
    ["no email", { ...ANA, email: undefined }, "email"],
    ["a blank first name", { ...ANA, firstName: " " }, "firstName"],
    ["a malformed email", { ...ANA, email: "ana.example.com" }, "email"],
    ["no role", { ...ANA, role: undefined }, "role"],
    ["the role Host", { ...ANA, role: "Host" }, "role"],
    ["the role Attendee", { ...ANA, role: "Attendee" }, "role"],
    ["an unknown role", { ...ANA, role: "Cohost" }, "role"],
  ])("answers 400 for %s", async (_name, added, property) => {
    const answer = await bulkUpdate(createFakeWithSession(), { addedInvitees: [ANA, added] });
    const parameterName = `addedInvitees.1.${property}`;
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
  });

  it("answers 400 for neither form, naming the entry", async () => {
    const answer = await bulkUpdate(createFakeWithSession(), { addedInvitees: [{ role: "Panelist" }] });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName: "addedInvitees.0" });
  });

  it.each([
    ["email of an invitee, in another case", [{ ...ANA, email: "MEI@example.com" }], "addedInvitees.0.email"],
    ["email within one call", [ANA, { ...ANA, firstName: "Anna" }], "addedInvitees.1.email"],
    [
      "linked user",
      [{ ...LINKED, linkedUser: { userId: "400134002", accountId: "37439510" } }],
      "addedInvitees.0.linkedUser",
    ],
    ["host", [{ ...LINKED, linkedUser: { userId: "400134001", accountId: "37439510" } }], "addedInvitees.0.linkedUser"],
  ])("answers 409 for the same %s", async (_name, addedInvitees, parameterName) => {
    const answer = await bulkUpdate(createFakeWithSession(), { addedInvitees });
    expect(refusalOf(answer)).toEqual({ status: 409, errorCode: "CMN-101", parameterName });
  });
});

describe("changing", () => {
  it("answers with the full record", async () => {
    const fake = createFakeWithSession();
    fake.clock.advance("1h");
    const { body } = await bulkUpdate(fake, { updatedInvitees: [{ id: "mei", role: "CoHost" }] });
    expect(body.updatedInvitees).toMatchObject([
      { id: "mei", role: "CoHost", firstName: "Mei", lastModifiedTime: "2026-09-01T09:00:00Z" },
    ]);
  });

  it.each([
    ["no id", { role: "CoHost" }, 400, "CMN-101", "updatedInvitees.0.id"],
    ["no role", { id: "mei" }, 400, "CMN-101", "updatedInvitees.0.role"],
    ["a linked user", { id: "mei", ...LINKED }, 400, "CMN-101", "updatedInvitees.0.linkedUser"],
    [
      "contact data of a linked user",
      { id: "kofi", role: "CoHost", email: "k@example.com" },
      400,
      "CMN-101",
      "updatedInvitees.0.email",
    ],
    ["an unknown id", { id: "nobody", role: "CoHost" }, 404, "CMN-102", "updatedInvitees.0.id"],
    ["the host's record", { id: "host", role: "CoHost" }, 403, "CMN-408", undefined],
    ["a promotion to Host", { id: "mei", role: "Host" }, 403, "CMN-408", undefined],
  ])("refuses %s", async (_name, changed, status, errorCode, parameterName) => {
    const answer = await bulkUpdate(createFakeWithSession(), { updatedInvitees: [changed] });
    expect(refusalOf(answer)).toEqual({ status, errorCode, ...(parameterName && { parameterName }) });
  });
});

describe("deleting", () => {
  it("answers with the ids", async () => {
    const fake = createFakeWithSession();
    const { body } = await bulkUpdate(fake, { deletedInvitees: [{ id: "mei" }, { id: "kofi" }] });
    expect(body.deletedInvitees).toEqual([{ id: "mei" }, { id: "kofi" }]);
    expect(await listOf(fake)).toMatchObject([{ id: "host" }]);
  });

  it.each([
    ["no id", {}, 400, "CMN-101", "deletedInvitees.0.id"],
    ["an unknown id", { id: "nobody" }, 404, "CMN-102", "deletedInvitees.0.id"],
    ["the host's record", { id: "host" }, 403, "CMN-408", undefined],
  ])("refuses %s", async (_name, deleted, status, errorCode, parameterName) => {
    const answer = await bulkUpdate(createFakeWithSession(), { deletedInvitees: [deleted] });
    expect(refusalOf(answer)).toEqual({ status, errorCode, ...(parameterName && { parameterName }) });
  });

  it.each(["Active", "Finished"] as const)(
    "answers 403 while the session is %s, and adds all the same",
    async (status) => {
      const fake = createFakeWithSession();
      fake.setSessionStatus("s1", status);
      const refused = await bulkUpdate(fake, { deletedInvitees: [{ id: "mei" }] });
      expect(refusalOf(refused)).toEqual({ status: 403, errorCode: "CMN-408" });
      expect((await bulkUpdate(fake, { addedInvitees: [ANA] })).status).toBe(200);
    },
  );
});

describe("as a whole", () => {
  it("answers an empty body with empty lists", async () => {
    const { status, body } = await bulkUpdate(createFakeWithSession(), {});
    expect({ status, body }).toEqual({
      status: 200,
      body: { addedInvitees: [], updatedInvitees: [], deletedInvitees: [] },
    });
  });

  it("changes before it deletes, so an id may be in both lists", async () => {
    const { body } = await bulkUpdate(createFakeWithSession(), {
      updatedInvitees: [{ id: "mei", role: "CoHost" }],
      deletedInvitees: [{ id: "mei" }],
    });
    expect(body).toMatchObject({ updatedInvitees: [{ role: "CoHost" }], deletedInvitees: [{ id: "mei" }] });
  });

  const anyOf = (...entries: object[]) => fc.array(fc.constantFrom(...entries), { maxLength: 2 });
  const anyBody = fc.record({
    addedInvitees: anyOf(ANA, LINKED, { ...ANA, email: "mei@example.com" }, { role: "Panelist" }),
    updatedInvitees: anyOf({ id: "mei", role: "CoHost" }, { id: "host", role: "CoHost" }),
    deletedInvitees: anyOf({ id: "kofi" }, { id: "nobody" }),
  });

  it("does all of it or nothing", async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const fake = createFakeWithSession();
        const before = await listOf(fake);
        const { status } = await bulkUpdate(fake, body);
        const after = await listOf(fake);
        if (status !== 200) expect(after).toEqual(before);
        else expect(after).toHaveLength(before.length + body.addedInvitees.length - body.deletedInvitees.length);
      }),
      { numRuns: 60 },
    );
  });
});

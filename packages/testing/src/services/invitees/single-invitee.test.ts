import { describe, expect, it } from "vitest";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { callFake, INVITEES, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const update = (fake: FakeWebinarApi, id: string, body: unknown) => callFake(fake, `PUT ${INVITEES}/${id}`, { body });

describe("getting an invitee", () => {
  it("answers 200 with the record", async () => {
    expect(await callFake(createFakeWithSession(), `GET ${INVITEES}/mei`)).toMatchObject({
      status: 200,
      body: { id: "mei", joinUri: expect.any(String) },
    });
  });

  it("answers 404 CMN-102 for an unknown id", async () => {
    const answer = await callFake(createFakeWithSession(), `GET ${INVITEES}/nobody`);
    expect(refusalOf(answer)).toEqual({ status: 404, errorCode: "CMN-102", parameterName: "inviteeId" });
  });
});

describe("changing an invitee", () => {
  it("changes the role both ways, and keeps what isn't sent", async () => {
    const fake = createFakeWithSession();
    expect((await update(fake, "mei", { role: "CoHost" })).body).toMatchObject({
      role: "CoHost",
      email: "mei@example.com",
    });
    expect((await update(fake, "mei", { role: "Panelist" })).body.role).toBe("Panelist");
  });

  it("changes the contact data of someone without a linked user", async () => {
    const changes = { role: "Panelist", firstName: "May", email: "MEI@example.com", jobTitle: "Head", type: "Room" };
    expect((await update(createFakeWithSession(), "mei", changes)).body).toMatchObject(changes);
  });

  it.each([
    ["no role", "mei", {}, 400, "CMN-101", "role"],
    ["an unknown role", "mei", { role: "Cohost" }, 400, "CMN-101", "role"],
    ["the role Attendee", "mei", { role: "Attendee" }, 400, "CMN-101", "role"],
    ["a promotion to Host", "mei", { role: "Host" }, 403, "CMN-408", undefined],
    ["a linked user", "mei", { role: "CoHost", linkedUser: {} }, 400, "CMN-101", "linkedUser"],
    ["contact data of a linked user", "kofi", { role: "CoHost", firstName: "Kofi" }, 400, "CMN-101", "firstName"],
    ["a malformed email", "mei", { role: "CoHost", email: "mei" }, 400, "CMN-101", "email"],
    ["an invitation called back", "mei", { role: "CoHost", sendInvite: false }, 400, "CMN-101", "sendInvite"],
    ["the host's record", "host", { role: "Host" }, 403, "CMN-408", undefined],
    ["an unknown id", "nobody", { role: "CoHost" }, 404, "CMN-102", "inviteeId"],
  ])("refuses %s", async (_name, id, body, status, errorCode, parameterName) => {
    const answer = await update(createFakeWithSession(), id, body);
    expect(refusalOf(answer)).toEqual({ status, errorCode, ...(parameterName && { parameterName }) });
  });

  it("answers 409 for the email of another invitee", async () => {
    const fake = createFakeWithSession();
    fake.addInvitee({ sessionId: "s1", id: "ana", email: "ana@example.com" });
    const answer = await update(fake, "ana", { role: "CoHost", email: "Mei@Example.com" });
    expect(refusalOf(answer)).toEqual({ status: 409, errorCode: "CMN-101", parameterName: "email" });
  });

  it("sends an invitation later", async () => {
    const fake = createFakeWithSession();
    fake.addInvitee({ sessionId: "s1", id: "ana", sendInvite: false });
    expect((await update(fake, "ana", { role: "CoHost", sendInvite: true })).body.sendInvite).toBe(true);
  });
});

describe("deleting an invitee", () => {
  it("answers 204, and 404 the second time", async () => {
    const fake = createFakeWithSession();
    expect(await callFake(fake, `DELETE ${INVITEES}/mei`)).toMatchObject({ status: 204, body: undefined });
    expect(await callFake(fake, `DELETE ${INVITEES}/mei`)).toMatchObject({ status: 404 });
  });

  it("answers 403 for the host's record", async () => {
    const answer = await callFake(createFakeWithSession(), `DELETE ${INVITEES}/host`);
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
  });

  it.each(["Active", "Finished"] as const)("answers 403 while the session is %s", async (status) => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", status);
    const answer = await callFake(fake, `DELETE ${INVITEES}/mei`);
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
  });
});

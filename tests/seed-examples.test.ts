import { BadRequestError, createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi } from "@rcw/testing";
import { describe, expect, it } from "vitest";

// The five example calls of the page that this project began with, translated one for one. Its ids and bodies were
// made up by a generator; where the service would refuse one, the test says so and then makes the call that works.

describe("the five calls of the page that the project began with", () => {
  it("list: the made-up page token is refused, and without that rule the page comes", async () => {
    const call = { webinarId: "veniam labore adipi", sessionId: "Ut", perPage: 100, pageToken: "pageToken" };

    const strict = serve("veniam labore adipi", "Ut");
    await expect(strict.rcw.invitees.list(call)).rejects.toMatchObject({ status: 400, parameterName: "pageToken" });

    const lenient = serve("veniam labore adipi", "Ut", { unusablePageToken: false });
    const page = await lenient.rcw.invitees.list(call);
    expect(page.records.map(({ role }) => role)).toEqual(["Host"]);
    expect(page.paging.perPage).toBe(100);
  });

  it("bulk update: contact and linked user together are refused, each alone is taken", async () => {
    const { rcw, fake } = serve("veniam labore adipi", "Ut");
    fake.addInvitee({
      sessionId: "Ut",
      id: "78654321",
      firstName: "Jane",
      email: "jane.doe@example.com",
      role: "CoHost",
    });
    const contact = { firstName: "John", lastName: "Doe", email: "john.doe@example.com", jobTitle: "Product Manager" };
    const linkedUser = {
      userId: "irure ullamco ut nulla officia",
      accountId: "labore aute ipsum",
      domain: "pbx",
    } as const;
    const settings = { role: "Panelist", type: "User", sendInvite: true } as const;
    const others = {
      updatedInvitees: [{ id: "78654321", ...contact, ...settings }],
      deletedInvitees: [{ id: "78654321" }],
    };
    const update = (addedInvitees: Parameters<typeof rcw.invitees.bulkUpdate>[0]["body"]["addedInvitees"]) =>
      rcw.invitees.bulkUpdate({
        webinarId: "veniam labore adipi",
        sessionId: "Ut",
        body: { ...others, ...(addedInvitees && { addedInvitees }) },
      });

    // @ts-expect-error the generated example has both forms of an invitee
    const refused = await update([{ ...contact, linkedUser, ...settings }]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BadRequestError);
    expect(refused).toMatchObject({ errorCode: "CMN-101" });

    const answer = await update([{ linkedUser, ...settings }]);
    expect(answer.addedInvitees).toMatchObject([{ linkedUser, role: "Panelist" }]);
    expect(answer.updatedInvitees).toMatchObject([{ id: "78654321", firstName: "John", role: "Panelist" }]);
    expect(answer.deletedInvitees).toEqual([{ id: "78654321" }]);
  });

  it("get", async () => {
    const { rcw } = serveInvitee();
    const invitee = await rcw.invitees.get({ webinarId: "sed", sessionId: "irure e", inviteeId: "ut ut cillu" });
    expect(invitee).toMatchObject({ id: "ut ut cillu", firstName: "Jane", role: "CoHost" });
  });

  it("update", async () => {
    const { rcw } = serveInvitee();
    const invitee = await rcw.invitees.update({
      webinarId: "sed",
      sessionId: "irure e",
      inviteeId: "ut ut cillu",
      body: {
        firstName: "John",
        lastName: "Doe",
        email: "john.doe@example.com",
        jobTitle: "Product Manager",
        role: "Panelist",
        type: "User",
        sendInvite: true,
      },
    });
    expect(invitee).toMatchObject({
      id: "ut ut cillu",
      firstName: "John",
      jobTitle: "Product Manager",
      role: "Panelist",
    });
  });

  it("delete", async () => {
    const { rcw } = serveInvitee();
    const ids = { webinarId: "sed", sessionId: "irure e" };
    await expect(rcw.invitees.delete({ ...ids, inviteeId: "ut ut cillu" })).resolves.toBeUndefined();
    const { records } = await rcw.invitees.list(ids);
    expect(records.map(({ role }) => role)).toEqual(["Host"]);
  });
});

function serve(webinarId: string, sessionId: string, rules = {}) {
  const fake = createFakeWebinarApi({ rules });
  fake.addWebinar({ id: webinarId, title: "Quarterly Town Hall" });
  fake.addSession({ webinarId, id: sessionId });
  return { fake, rcw: createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch }) };
}

function serveInvitee() {
  const served = serve("sed", "irure e");
  served.fake.addInvitee({
    sessionId: "irure e",
    id: "ut ut cillu",
    firstName: "Jane",
    email: "jane.doe@example.com",
    role: "CoHost",
  });
  return served;
}

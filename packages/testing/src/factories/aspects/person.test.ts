import { describe, expect, it } from "vitest";
import { createFactories } from "../create-factories.js";

const { addInviteeRequest, hostModel, inviteeResource, participantExtendedModel, registrantModelWithQuestionnaire } =
  createFactories({ seed: 4 });
const { wcsHostModel, wcsWebinarResource, historyWebinarResource } = createFactories({ seed: 4 });

const CONTACT = ["firstName", "lastName", "email", "jobTitle"];
const contactOf = (person: object) => CONTACT.filter((name) => name in person);

describe("a person has contact data or a linked user, never both and never neither", () => {
  it("contact data by itself, in requests too", () => {
    expect(contactOf(inviteeResource.build())).toEqual(CONTACT);
    expect(addInviteeRequest.build()).not.toHaveProperty("linkedUser");
    expect(addInviteeRequest.linkedUser().build()).toEqual({
      linkedUser: { userId: expect.any(String), accountId: expect.any(String), domain: "pbx" },
      role: "Panelist",
      type: "User",
      sendInvite: true,
    });
  });

  it("a linked user where one is given, in part too", () => {
    const invitee = inviteeResource.build({ linkedUser: {} });
    expect(contactOf(invitee)).toEqual([]);
    expect(Object.keys(invitee.linkedUser ?? {})).toEqual(["userId", "accountId", "domain"]);
  });

  it("a linked user for hosts, unless contact data are given", () => {
    expect(contactOf(inviteeResource.build({ role: "Host" }))).toEqual([]);
    expect(inviteeResource.host().build({ firstName: "Ana" })).not.toHaveProperty("linkedUser");
    expect(contactOf(inviteeResource.host().external().build())).toEqual(CONTACT);
    expect(hostModel.build()).toEqual({ linkedUser: expect.anything() });
    expect(contactOf(hostModel.external().build())).toEqual(["firstName", "lastName"]);
    expect(historyWebinarResource.build({ host: { firstName: "Ana" } }).host).toEqual({
      firstName: "Ana",
      lastName: expect.any(String),
    });
  });

  it("contact data where some are given, a linked user where all are taken away", () => {
    expect(contactOf(participantExtendedModel.build({ lastName: "Lin" }))).toEqual(["firstName", "lastName", "email"]);
    const none = { firstName: undefined, lastName: undefined, email: undefined, jobTitle: undefined };
    expect(inviteeResource.build(none)).toHaveProperty("linkedUser.userId");
    expect(contactOf(inviteeResource.build({ jobTitle: undefined }))).toEqual(["firstName", "lastName", "email"]);
  });
});

describe("an address", () => {
  it("goes with the name that is given, in ASCII", () => {
    const person = registrantModelWithQuestionnaire.build({ firstName: "José María", lastName: "Núñez" });
    expect(person.email).toMatch(/^josemaria\.nunez@example\.(com|org|net)$/);
    const { firstName, email } = inviteeResource.build({ lastName: "O'Neill" });
    expect(email).toContain(`${firstName?.toLowerCase()}.oneill`);
  });

  it("stays as it is when it is given, or when the name has no letter that fits", () => {
    expect(inviteeResource.build({ firstName: "Mei", email: "lin@example.net" }).email).toBe("lin@example.net");
    expect(inviteeResource.build({ firstName: "美", lastName: "林" }).email).toMatch(/^[a-z.]+@example/);
  });
});

describe("the host of a webinar", () => {
  it("is the same user in both places, whichever is given", () => {
    const { host } = wcsWebinarResource.build();
    expect(host.linkedUser).toMatchObject({ userId: host.userId, accountId: host.accountId });
    expect(wcsHostModel.build({ userId: "7" })).toMatchObject({ userId: "7", linkedUser: { userId: "7" } });
    const other = wcsHostModel.build({ linkedUser: { userId: "8", accountId: "9" } });
    expect(other).toMatchObject({ userId: "8", accountId: "9" });
    expect(wcsHostModel.build({ linkedUser: undefined })).not.toHaveProperty("linkedUser");
  });
});

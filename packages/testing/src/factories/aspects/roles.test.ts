import { expect, it } from "vitest";
import { createFactories } from "../create-factories.js";

const { addInviteeRequest, inviteeModel, inviteeResource, participantExtendedModel, participantReducedModel } =
  createFactories({ seed: 5 });

it("traits give roles, and the original role with them", () => {
  expect(inviteeResource.host().build()).toMatchObject({ role: "Host", type: "User", sendInvite: true });
  expect(inviteeResource.coHost().build()).toMatchObject({ role: "CoHost" });
  expect(addInviteeRequest.panelist().build()).toMatchObject({ role: "Panelist" });
  expect(participantReducedModel.coHost().build()).toMatchObject({ role: "CoHost", originalRole: "CoHost" });
  expect(inviteeResource.host().build()).not.toHaveProperty("originalRole");
});

it("a role that is given is the original one as well, unless both are", () => {
  expect(inviteeModel.build({ role: "CoHost" })).toMatchObject({ originalRole: "CoHost" });
  expect(inviteeModel.build({ originalRole: "CoHost" })).toMatchObject({ role: "CoHost" });
  expect(inviteeModel.build({ role: "CoHost", originalRole: "Panelist" }).originalRole).toBe("Panelist");
});

it("attendees came by registration, the panel by invitation", () => {
  const attendee = participantExtendedModel.attendee().build();
  expect(attendee).toMatchObject({ role: "Attendee", originalRole: "Attendee", registrantId: expect.any(String) });
  expect(attendee).not.toHaveProperty("inviteeId");
  expect(participantExtendedModel.build()).not.toHaveProperty("registrantId");
  expect(participantExtendedModel.build({ registrantId: "8" })).toMatchObject({ role: "Attendee", registrantId: "8" });
  expect(participantExtendedModel.build({ inviteeId: "7" })).toMatchObject({ role: "Panelist", inviteeId: "7" });
});

it("participants leave after they joined, whichever is given", () => {
  const late = participantExtendedModel.build({ joinTime: "2030-01-01T10:00:00Z" });
  expect(Date.parse(late.leaveTime ?? "")).toBeGreaterThan(Date.parse("2030-01-01T10:00:00Z"));
  const early = participantExtendedModel.build({ leaveTime: "2020-01-01T10:00:00Z" });
  expect(Date.parse(early.joinTime ?? "")).toBeLessThan(Date.parse("2020-01-01T10:00:00Z"));
  expect(participantExtendedModel.present().build()).not.toHaveProperty("leaveTime");
  expect(participantExtendedModel.ejected().build().wasEjected).toBe(true);
});

it("invitees of a past session took part or didn't", () => {
  expect(inviteeModel.build().joined).toBe(true);
  expect(inviteeModel.absent().build().joined).toBe(false);
  expect(inviteeModel.absent().joined().build().joined).toBe(true);
});

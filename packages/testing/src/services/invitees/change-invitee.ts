import type { UpdateInviteeRequest } from "@rcw/types";
import { badParameter, forbidden } from "../../engine/refusal.js";
import type { InviteeRecord } from "../../state/state.js";
import { presentTime, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { checkContact, givenContactProperties } from "./contact.js";
import { alterInvitee, type InviteeList } from "./invitee-list.js";
import { refuseDuplicate } from "./refuse-duplicate.js";
import { refuseHostRecord } from "./refuse-host-record.js";

/**
 * Changes one invitee in place; what isn't given keeps its value.
 *
 * @param prefix where the change stands in the request: `updatedInvitees.0.`, or empty for the body itself.
 * @throws {Refusal} 403 for the Host record and for a promotion to Host, 400 for what can't be changed, 409 for the
 * email of another invitee.
 */
export function changeInvitee(
  list: InviteeList,
  invitee: InviteeRecord,
  changes: UpdateInviteeRequest,
  prefix: string,
): void {
  const { world, session } = list;
  refuseHostRecord(invitee);
  checkPerson(invitee, changes, prefix);
  checkRole(world, changes, prefix);
  checkInvitation(world, invitee, changes, prefix);
  const { email, firstName, lastName, jobTitle, role, type, sendInvite } = changes;
  if (world.rules.duplicateEmailInChange) refuseDuplicate(session, { email }, prefix, invitee);
  alterInvitee(list, invitee, {
    ...withoutUndefined({ email, firstName, lastName, jobTitle, role, type, sendInvite }),
    lastModifiedTime: presentTime(world),
  });
}

/** The person stays the same: no other linked user, and no contact data for a linked user. */
function checkPerson(invitee: InviteeRecord, changes: UpdateInviteeRequest, prefix: string): void {
  if ("linkedUser" in changes) {
    throw badParameter(`${prefix}linkedUser`, "it can't be changed; delete the invitee and add another one");
  }
  const [contact] = givenContactProperties(changes);
  if (contact !== undefined && invitee.linkedUser !== undefined) {
    throw badParameter(`${prefix}${contact}`, "an invitee with a linked user has no contact data of their own");
  }
  checkContact(changes, prefix);
}

function checkRole({ rules }: World, { role }: UpdateInviteeRequest, prefix: string): void {
  if (role === "Host" && rules.promotionToHost) {
    throw forbidden("Nobody can be made Host: the host is settled when the webinar is created");
  }
  if (role === "Attendee" && rules.attendeeRole) {
    throw badParameter(`${prefix}role`, "an invitee can't be an Attendee; use CoHost or Panelist", role);
  }
}

function checkInvitation(
  { rules }: World,
  invitee: InviteeRecord,
  { role, sendInvite }: UpdateInviteeRequest,
  prefix: string,
): void {
  if (sendInvite !== false) return;
  if (role === "Host" && rules.hostAlwaysInvited) {
    throw badParameter(`${prefix}sendInvite`, "it can't be false for a Host", sendInvite);
  }
  if (invitee.sendInvite === true && rules.invitationStays) {
    throw badParameter(`${prefix}sendInvite`, "an invitation that was asked for can't be called back", sendInvite);
  }
}

import { badParameter } from "../../engine/refusal.js";
import type { InviteeRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { checkContact, givenContactProperties, REQUIRED_CONTACT_PROPERTIES } from "./contact.js";
import type { GivenInvitee } from "./given-invitee.js";
import type { InviteeList } from "./invitee-list.js";
import { refuseDuplicate } from "./refuse-duplicate.js";
import { storeInvitee } from "./store-invitee.js";

/**
 * Adds one invitee to a list.
 *
 * @param entry where the invitee stands in the request, such as `addedInvitees.0`.
 * @throws {Refusal} 400 for a role or a form that isn't possible, 409 for someone who is invited already.
 */
export function addInvitee(list: InviteeList, added: GivenInvitee, entry: string, givenId?: string): InviteeRecord {
  checkRole(list.world, added, entry);
  checkForm(added, entry);
  refuseDuplicate(list.session, added, `${entry}.`);
  return storeInvitee(list, added, givenId);
}

function checkRole({ rules }: World, { role, sendInvite }: GivenInvitee, entry: string): void {
  if (role === "Host" && rules.hostRoleInAdd) {
    throw badParameter(`${entry}.role`, "nobody can be added as Host; use CoHost or Panelist", role);
  }
  if (role === "Attendee" && rules.attendeeRole) {
    throw badParameter(`${entry}.role`, "an invitee can't be an Attendee; use CoHost or Panelist", role);
  }
  if (role === "Host" && sendInvite === false && rules.hostAlwaysInvited) {
    throw badParameter(`${entry}.sendInvite`, "it can't be false for a Host", sendInvite);
  }
}

/** Either `linkedUser`, or firstName, lastName and email: never both, never neither. */
function checkForm(added: GivenInvitee, entry: string): void {
  const [contact] = givenContactProperties(added);
  if (added.linkedUser !== undefined) {
    if (contact === undefined) return;
    throw badParameter(`${entry}.${contact}`, "give either linkedUser, or firstName, lastName and email; not both");
  }
  if (contact === undefined) {
    throw badParameter(entry, "give either linkedUser, or firstName, lastName and email; there is neither");
  }
  const missing = REQUIRED_CONTACT_PROPERTIES.find((name) => added[name] === undefined);
  if (missing !== undefined) {
    throw badParameter(`${entry}.${missing}`, "firstName, lastName and email are required without linkedUser");
  }
  checkContact(added, `${entry}.`);
}

import type { RcwDomainUserModel } from "@rcw/types";
import { indexOf } from "../../state/invitee-index.js";
import { DIGITS, randomText } from "../../state/random.js";
import type { InviteeRecord } from "../../state/state.js";
import { newRecord, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { joinUriOf } from "../sessions/show-session.js";
import type { GivenInvitee } from "./given-invitee.js";
import { type InviteeList, insertInvitee } from "./invitee-list.js";

/** Makes an invitee's record, with defaults and a personal join address, and puts it at the end of the list. */
export function storeInvitee(list: InviteeList, given: GivenInvitee, givenId?: string): InviteeRecord {
  const { world, session } = list;
  const record = newRecord(world, (taken) => indexOf(session.invitees).find(taken) !== undefined, givenId);
  const linkedUser = withDomain(given.linkedUser);
  const invitee: InviteeRecord = {
    ...record,
    ...withoutUndefined({
      linkedUser,
      ...namesOf(world, linkedUser, given),
      email: given.email,
      jobTitle: given.jobTitle,
    }),
    role: given.role,
    originalRole: given.role,
    type: given.type ?? "User",
    sendInvite: given.sendInvite ?? true,
    joinUri: `${joinUriOf(session)}?invitee=${encodeURIComponent(record.id)}`,
    phoneParticipantCode: randomText(world.state, 6, DIGITS),
  };
  insertInvitee(list, invitee);
  return invitee;
}

function withDomain(linkedUser: GivenInvitee["linkedUser"]): RcwDomainUserModel | undefined {
  if (linkedUser === undefined) return undefined;
  const { userId, accountId, domain = "pbx" } = linkedUser;
  return { userId, accountId, domain };
}

/** A linked user that the fake knows lends the invitee a name; anyone else has the name that was given. */
function namesOf(world: World, linkedUser: RcwDomainUserModel | undefined, given: GivenInvitee) {
  const user = linkedUser && world.state.users.get(linkedUser.userId);
  const { firstName, lastName } = user?.accountId === linkedUser?.accountId && user ? user : given;
  return { firstName, lastName };
}

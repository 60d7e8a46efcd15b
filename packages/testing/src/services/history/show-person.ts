import type { InviteeModel, ParticipantExtendedModel, ParticipantReducedModel, RcwRoleEnum } from "@rcw/types";
import type { ParticipantRecord } from "../../state/participant-record.js";
import type { InviteeRecord, SessionRecord } from "../../state/state.js";
import { formatTime, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";

/** An invitee as the history service shows it. */
export function showPastInvitee(invitee: InviteeRecord, hasJoined: boolean): InviteeModel {
  const { id, firstName, lastName, email, linkedUser, role, originalRole, type = "User", sendInvite = true } = invitee;
  return {
    id,
    ...withoutUndefined({ firstName, lastName, email, linkedUser: linkedUser && { ...linkedUser } }),
    role,
    originalRole,
    type,
    qnaBlocked: false,
    sendInvite,
    joined: hasJoined,
  };
}

/** The roles that invitees have now, by their ids: a role may change while the session runs. */
export type PresentRoles = ReadonlyMap<string, RcwRoleEnum>;

export function presentRolesOf({ invitees }: SessionRecord): PresentRoles {
  return new Map(invitees.map(({ id, role }) => [id, role]));
}

/** The role that a participant has, or had last. */
export function presentRole(roles: PresentRoles, { inviteeId, originalRole }: ParticipantRecord): RcwRoleEnum {
  return roles.get(inviteeId ?? "") ?? originalRole;
}

/** A participant as the host sees it; the time of leaving is there once it has come. */
export function showParticipant(
  { clock }: World,
  roles: PresentRoles,
  participant: ParticipantRecord,
): ParticipantExtendedModel {
  const { email, joinTimeMs, leaveTimeMs, wasEjected, inviteeId, registrantId, uniqueUserHash } = participant;
  const hasLeft = leaveTimeMs !== undefined && leaveTimeMs <= clock.now();
  return {
    ...showOwnParticipant(roles, participant),
    ...withoutUndefined({ email, inviteeId, registrantId }),
    qnaBlocked: false,
    joinTime: formatTime(joinTimeMs),
    ...(hasLeft && { leaveTime: formatTime(leaveTimeMs) }),
    wasEjected,
    uniqueUserHash,
  };
}

/** A participant as they see themselves: without email and times. */
export function showOwnParticipant(roles: PresentRoles, participant: ParticipantRecord): ParticipantReducedModel {
  const { id, firstName, lastName, linkedUser, originalRole, type } = participant;
  return {
    id,
    ...withoutUndefined({ firstName, lastName, linkedUser: linkedUser && { ...linkedUser } }),
    role: presentRole(roles, participant),
    originalRole,
    type,
  };
}

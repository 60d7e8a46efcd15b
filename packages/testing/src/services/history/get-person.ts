import type { Handler } from "../../engine/handler.js";
import { notFound } from "../../engine/refusal.js";
import { isSameUser } from "../../state/user-identity.js";
import { openSession, visibleSession } from "../access.js";
import { findInvitee } from "../invitees/find-invitee.js";
import { openForModerators, ownInvitation } from "./access.js";
import { joinedParticipants } from "./joined-participants.js";
import { presentRolesOf, showOwnParticipant, showPastInvitee } from "./show-person.js";

export const getPastInvitee: Handler<"rcwHistoryGetInvitee"> = (call) => {
  const { session } = openForModerators(call);
  const invitee = findInvitee(session, call.path.inviteeId);
  const hasJoined = joinedParticipants(call.world, session).some(({ inviteeId }) => inviteeId === invitee.id);
  return { status: 200, body: showPastInvitee(invitee, hasJoined) };
};

/** For whoever was there; those who were invited, or manage the webinar, learn that they weren't: 404. */
export const getOwnParticipant: Handler<"rcwHistoryGetParticipantInfo"> = (call) => {
  const { world, caller } = call;
  const { session } = visibleSession(call);
  const own = joinedParticipants(world, session).find(({ linkedUser }) => isSameUser(linkedUser, caller));
  if (own !== undefined) return { status: 200, body: showOwnParticipant(presentRolesOf(session), own) };
  if (ownInvitation(caller, session) === undefined) openSession(call);
  throw notFound("sessionId");
};

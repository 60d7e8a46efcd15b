import { notFound } from "../../engine/refusal.js";
import { indexOf } from "../../state/invitee-index.js";
import type { InviteeRecord, SessionRecord } from "../../state/state.js";

/** The invitee of a session with this id. @throws {Refusal} 404 */
export function findInvitee(
  { invitees }: SessionRecord,
  inviteeId: string,
  parameterName = "inviteeId",
): InviteeRecord {
  const invitee = indexOf(invitees).find(inviteeId);
  if (invitee === undefined) throw notFound(parameterName);
  return invitee;
}

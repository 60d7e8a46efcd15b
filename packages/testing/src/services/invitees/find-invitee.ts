import { notFound } from "../../engine/refusal.js";
import type { InviteeRecord } from "../../state/state.js";

/** The invitee with this id. @throws {Refusal} 404 */
export function findInvitee(
  invitees: readonly InviteeRecord[],
  inviteeId: string,
  parameterName = "inviteeId",
): InviteeRecord {
  const invitee = invitees.find(({ id }) => id === inviteeId);
  if (invitee === undefined) throw notFound(parameterName);
  return invitee;
}

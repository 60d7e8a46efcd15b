import type { InviteeResource } from "@rcw/types";
import type { InviteeRecord } from "../../state/state.js";

/** An invitee as the service shows it: a copy, without what only the fake needs. */
export function showInvitee({
  sequence: _sequence,
  originalRole: _originalRole,
  ...invitee
}: InviteeRecord): InviteeResource {
  return { ...invitee, ...(invitee.linkedUser && { linkedUser: { ...invitee.linkedUser } }) };
}

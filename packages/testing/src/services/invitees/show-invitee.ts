import type { InviteeResource } from "@rcw/types";
import type { InviteeRecord } from "../../state/state.js";

/** An invitee as the service shows it: a copy, without what orders the list. */
export function showInvitee({ sequence: _sequence, ...invitee }: InviteeRecord): InviteeResource {
  return structuredClone(invitee);
}

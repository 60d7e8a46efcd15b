import type { RcwDomainUserModelWritable } from "@rcw/types";
import { conflict } from "../../engine/refusal.js";
import { indexOf } from "../../state/invitee-index.js";
import type { InviteeRecord, SessionRecord } from "../../state/state.js";

/** What identifies a person among the invitees of a session. */
export interface Identity {
  readonly email?: string | undefined;
  readonly linkedUser?: RcwDomainUserModelWritable | undefined;
}

/**
 * Nobody is invited twice, by email (in any case) or by linked user.
 *
 * @param self who has the identity already, and may keep it.
 * @throws {Refusal} 409
 */
export function refuseDuplicate(
  { invitees }: SessionRecord,
  { email, linkedUser }: Identity,
  prefix: string,
  self?: InviteeRecord,
): void {
  const index = indexOf(invitees);
  if (email !== undefined && index.hasEmail(email, self)) throw conflict(`${prefix}email`, email);
  if (linkedUser === undefined) return;
  const { domain = "pbx" } = linkedUser;
  const isInvited = index.linkedTo(linkedUser).some((other) => other.linkedUser?.domain === domain);
  if (isInvited) throw conflict(`${prefix}linkedUser`);
}

import type { RcwDomainUserModelWritable } from "@rcw/types";
import { conflict } from "../../engine/refusal.js";
import type { InviteeRecord } from "../../state/state.js";

/** What identifies a person among the invitees of a session. */
export interface Identity {
  readonly email?: string | undefined;
  readonly linkedUser?: RcwDomainUserModelWritable | undefined;
}

/** Nobody is invited twice, by email (in any case) or by linked user. @throws {Refusal} 409 */
export function refuseDuplicate(
  others: readonly InviteeRecord[],
  { email, linkedUser }: Identity,
  prefix: string,
): void {
  const address = email?.toLowerCase();
  if (address !== undefined && others.some((other) => other.email?.toLowerCase() === address)) {
    throw conflict(`${prefix}email`, email);
  }
  if (linkedUser !== undefined && others.some((other) => isSameUser(other, linkedUser))) {
    throw conflict(`${prefix}linkedUser`);
  }
}

function isSameUser({ linkedUser }: InviteeRecord, { userId, accountId, domain }: RcwDomainUserModelWritable): boolean {
  return linkedUser?.userId === userId && linkedUser.accountId === accountId && linkedUser.domain === (domain ?? "pbx");
}

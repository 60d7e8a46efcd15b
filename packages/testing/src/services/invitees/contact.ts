import type { InviteeContactModel } from "@rcw/types";
import { badParameter } from "../../engine/refusal.js";

/** What only an invitee without a linked user has. */
const CONTACT_PROPERTIES = ["firstName", "lastName", "email", "jobTitle"] as const;

/** What names an invitee without a linked user. */
export const REQUIRED_CONTACT_PROPERTIES = ["firstName", "lastName", "email"] as const;

/** The contact properties that are given, blank ones included. */
export function givenContactProperties(invitee: InviteeContactModel): string[] {
  return CONTACT_PROPERTIES.filter((name) => invitee[name] !== undefined);
}

/** Checks the contact properties that are given. @throws {Refusal} 400 for a blank name or a malformed address. */
export function checkContact(contact: InviteeContactModel, prefix: string): void {
  for (const name of REQUIRED_CONTACT_PROPERTIES) {
    if (contact[name]?.trim() === "") throw badParameter(`${prefix}${name}`, "it may not be blank", contact[name]);
  }
  const { email } = contact;
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw badParameter(`${prefix}email`, "it must be an email address, such as mei.lin@example.com", email);
  }
}

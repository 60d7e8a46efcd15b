import type { RegistrantBaseModelWithQuestionnaireWritable } from "@rcw/types";
import { badParameter } from "../../engine/refusal.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { checkContact } from "../invitees/contact.js";

/** Providers whose addresses are nobody's work address. Any list is incomplete: these are the best known. */
const FREE_MAIL_DOMAINS = new Set([
  ...["gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"],
  ...["icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com", "gmx.com", "gmx.net", "web.de", "mail.com"],
  ...["yandex.com", "qq.com", "163.com", "zoho.com"],
]);

/** What the schema can't say about somebody who signs up. @throws {Refusal} 400 */
export function checkPerson(
  { rules }: World,
  { registration }: SessionRecord,
  { firstName, lastName, email }: RegistrantBaseModelWithQuestionnaireWritable,
): void {
  checkContact({ firstName, lastName, email }, "");
  if (registration.settings.workEmailRequired === true && rules.freeMailAddress && isFreeMail(email)) {
    throw badParameter("email", "it must be a work address, not one of a free mail provider", email);
  }
}

function isFreeMail(email: string): boolean {
  return FREE_MAIL_DOMAINS.has(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}

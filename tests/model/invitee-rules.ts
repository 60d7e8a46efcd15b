import { REFUSALS, type RefusalCode } from "./outcome.js";
import type { Given, ModelInvitee, ModelSession } from "./world.js";

/** What the rules look at in the body of an invitee. */
export interface InviteeBody extends Given {
  readonly role: string;
  readonly type?: string;
  readonly sendInvite?: boolean;
  readonly linkedUser?: { readonly userId: string };
}

type Refusals = (RefusalCode | false)[];

const { badParameter, conflict, forbidden } = REFUSALS;

export function contactOf(body: Given): Given {
  const names = ["firstName", "lastName", "email", "jobTitle"].filter((name) => body[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, body[name]]));
}

/** The service checks the form of an address. */
function isMalformed(email: unknown): boolean {
  return typeof email === "string" && !email.includes("@");
}

/** The role and either name and email or a linked user, never both, never neither; nobody twice. */
export function checkAddition(invitees: readonly ModelInvitee[], body: InviteeBody): Refusals {
  const { role, linkedUser, firstName, lastName, email } = body;
  const hasContact = Object.keys(contactOf(body)).length > 0;
  const isWhole = firstName !== undefined && lastName !== undefined && email !== undefined;
  const isThere = invitees.some(
    ({ linkedUserId, contact }) =>
      (linkedUser !== undefined && linkedUserId === linkedUser.userId) ||
      (email !== undefined && contact.email === email),
  );
  return [
    (role === "Host" || role === "Attendee") && badParameter,
    (linkedUser === undefined ? !isWhole : hasContact) && badParameter,
    isMalformed(email) && badParameter,
    isThere && conflict,
  ];
}

/** The person stays; Panelists become CoHosts and CoHosts Panelists; the host's record stays as it is. */
export function checkChange(invitees: readonly ModelInvitee[], invitee: ModelInvitee, body: InviteeBody): Refusals {
  const contact = contactOf(body);
  const isTaken = invitees.some((other) => other !== invitee && other.contact.email === contact.email);
  return [
    invitee.isHost && forbidden,
    body.role === "Host" && forbidden,
    body.role === "Attendee" && badParameter,
    body.linkedUser !== undefined && badParameter,
    invitee.linkedUserId !== undefined && Object.keys(contact).length > 0 && badParameter,
    isMalformed(contact.email) && badParameter,
    body.sendInvite === false && invitee.sendInvite && badParameter,
    contact.email !== undefined && isTaken && conflict,
  ];
}

export function checkDeletion({ status }: ModelSession, { isHost }: ModelInvitee): Refusals {
  return [isHost && forbidden, status !== "Scheduled" && forbidden];
}

import type { AddInviteeRequest, InviteeResource } from "@rcw/types";
import type { ConsoleSession } from "./session-context.ts";

/** The part of an invitee that the page shows. */
export type Invitee = Pick<InviteeResource, "id" | "role" | "firstName" | "lastName" | "email" | "jobTitle">;

/** The roles that can be given; the host is settled when the webinar is created. */
export const GIVEN_ROLES = ["CoHost", "Panelist"] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** What somebody asked for: sent to the service, and shown at once. */
export type InviteeChange =
  | { readonly kind: "add"; readonly invitee: Invitee & AddInviteeRequest }
  | { readonly kind: "changeRole"; readonly invitee: Invitee; readonly role: GivenRole }
  | { readonly kind: "remove"; readonly invitee: Invitee };

/** Sends a change. @throws {RcwError} see `describe-error.ts` */
export async function sendChange({ rcw, ...session }: ConsoleSession, change: InviteeChange): Promise<void> {
  const inviteeId = change.invitee.id ?? "";
  switch (change.kind) {
    case "add":
      await rcw.invitees.bulkUpdate({ ...session, body: { addedInvitees: [change.invitee] } });
      return;
    case "changeRole":
      await rcw.invitees.update({ ...session, inviteeId, body: { role: change.role } });
      return;
    case "remove":
      await rcw.invitees.delete({ ...session, inviteeId });
  }
}

/** A list as it is after a change; a change that it has already makes no difference. */
export function applyChange<Item extends Invitee>(
  invitees: readonly Item[],
  change: InviteeChange,
  isLastPage: boolean,
): (Item | Invitee)[] {
  const { invitee } = change;
  switch (change.kind) {
    case "add": {
      // Somebody new comes at the end of the list, and so on the last page.
      const isThere = invitees.some(({ email }) => email?.toLowerCase() === invitee.email?.toLowerCase());
      return isThere || !isLastPage ? [...invitees] : [...invitees, invitee];
    }
    case "changeRole":
      return invitees.map((item) => (item.id === invitee.id ? { ...item, role: change.role } : item));
    case "remove":
      return invitees.filter((item) => item.id !== invitee.id);
  }
}

export function nameOf({ firstName, lastName, email, role }: Invitee): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return name || email || (role === "Host" ? "The host" : "Somebody without a name");
}

/** What to say when a change is done. */
export function describeDone(change: InviteeChange): string {
  const name = nameOf(change.invitee);
  switch (change.kind) {
    case "add":
      return `${name} is invited, at the end of the list.`;
    case "changeRole":
      return `${name} is now a ${ROLE_NAMES[change.role].toLowerCase()}.`;
    case "remove":
      return `${name} is no longer invited.`;
  }
}

/** Roles as the page calls them. */
export const ROLE_NAMES = { Host: "Host", CoHost: "Co-host", Panelist: "Panelist", Attendee: "Attendee" } as const;

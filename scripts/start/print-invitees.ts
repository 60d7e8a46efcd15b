import type { InviteeResource } from "@rcw/types";
import type { Printer } from "./printer.js";

/** Prints invitees as a table: a guest by name and email, a user of the platform by user id. */
export function printInvitees(printer: Printer, invitees: readonly InviteeResource[]): void {
  const rows = invitees.map(({ id, role, firstName, lastName, email, linkedUser }) => [
    id ?? "",
    role,
    linkedUser ? `user ${linkedUser.userId}` : [firstName, lastName].filter(Boolean).join(" "),
    email ?? "",
  ]);
  printer.table(["id", "role", "who", "email"], rows);
}

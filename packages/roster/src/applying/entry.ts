import type { AddInviteeRequest, BulkUpdateInviteesRequest } from "@rcw/types";
import type { FoundInvitee, PropertyChange, RosterRow } from "../people/roster-row.js";

/** One thing to be done for one person. */
export type Entry =
  | { readonly kind: "add"; readonly row: RosterRow }
  | {
      readonly kind: "change";
      readonly row: RosterRow;
      readonly inviteeId: string;
      /** As the invitee is; a change states it. */
      readonly role: FoundInvitee["role"];
      readonly changes: readonly PropertyChange[];
    }
  | { readonly kind: "remove"; readonly invitee: FoundInvitee };

/** Puts entries into the body of one call; each list keeps their order. */
export function toBody(entries: readonly Entry[]): BulkUpdateInviteesRequest {
  const addedInvitees = entries.flatMap((entry) => (entry.kind === "add" ? [toAddition(entry.row)] : []));
  const updatedInvitees = entries.flatMap((entry) => {
    if (entry.kind !== "change") return [];
    const changed = Object.fromEntries(entry.changes.map(({ property, to }) => [property, to]));
    return [{ id: entry.inviteeId, role: entry.role, ...changed }];
  });
  const deletedInvitees = entries.flatMap((entry) =>
    entry.kind === "remove" ? [{ id: entry.invitee.inviteeId }] : [],
  );
  return {
    ...(addedInvitees.length > 0 && { addedInvitees }),
    ...(updatedInvitees.length > 0 && { updatedInvitees }),
    ...(deletedInvitees.length > 0 && { deletedInvitees }),
  };
}

function toAddition({ email, linkedUser, firstName, lastName, jobTitle, role, type, sendInvite }: RosterRow) {
  const contact = { firstName, lastName, email: email?.trim(), ...(jobTitle && { jobTitle }) };
  const person = linkedUser ? { linkedUser: { ...linkedUser, domain: linkedUser.domain ?? "pbx" } } : contact;
  return {
    ...person,
    role: role ?? "Panelist",
    ...(type !== undefined && { type }),
    ...(sendInvite !== undefined && { sendInvite }),
  } as AddInviteeRequest;
}

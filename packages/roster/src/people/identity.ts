import type { FoundInvitee, LinkedUser, RosterRow } from "./roster-row.js";

/** What two addresses of one person have in common: case and Unicode form don't count. */
export function emailKey(email: string): string {
  return `email:${email.trim().normalize("NFC").toLowerCase()}`;
}

export function userKey({ userId, accountId, domain = "pbx" }: LinkedUser): string {
  return `user:${domain}/${accountId}/${userId}`;
}

/** The keys by which a person can be found; none for a row that names nobody. */
export function keysOf({ email, linkedUser }: Pick<RosterRow | FoundInvitee, "email" | "linkedUser">): string[] {
  const keys = linkedUser === undefined ? [] : [userKey(linkedUser)];
  if (email !== undefined && email.trim() !== "") keys.push(emailKey(email));
  return keys;
}

/** Who is invited, by every key. */
export function indexByKey(invitees: readonly FoundInvitee[]): Map<string, FoundInvitee> {
  const byKey = new Map<string, FoundInvitee>();
  for (const invitee of invitees) for (const key of keysOf(invitee)) byKey.set(key, invitee);
  return byKey;
}

/** The invitee that a row means: by linked user, else by email. */
export function findPerson(row: RosterRow, byKey: ReadonlyMap<string, FoundInvitee>): FoundInvitee | undefined {
  for (const key of keysOf(row)) {
    const found = byKey.get(key);
    if (found) return found;
  }
  return undefined;
}

/** How a person is called in texts: "Ana Sol <ana.sol@example.com>". */
export function describePerson({ firstName, lastName, email, linkedUser }: RosterRow | FoundInvitee): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const address = email === undefined ? "" : name === "" ? email : `<${email}>`;
  const user = linkedUser && address === "" ? `user ${linkedUser.userId} of account ${linkedUser.accountId}` : "";
  return [name, address, name === "" ? user : user && `(${user})`].filter(Boolean).join(" ") || "nobody";
}

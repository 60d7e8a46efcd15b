import { inviteeBounds } from "../generated/invitee-bounds.js";
import { type FoundInvitee, PROPERTIES, type RosterRow } from "../people/roster-row.js";

/** Why something can't be done. */
export interface Impossibility {
  readonly rule: ImpossibleRule;
  /** In words: what was wrong, what came, what would be right. */
  readonly reason: string;
}

/**
 * - `unreadable`: the row was found wrong when it was read.
 * - `unnamed`: the row has neither an email address nor a linked user.
 * - `same-person`: an earlier row is about the same person.
 * - `host`: the host's record can't be changed, and nobody else becomes Host.
 * - `linked-user`: the linked user would have to change, which is a removal and an addition.
 * - `bound`: a value that the API description doesn't allow.
 * - `incomplete`: somebody new without a name.
 * - `under-way`: nobody is removed while a session is Active or Finished.
 */
export type ImpossibleRule =
  | "unreadable"
  | "unnamed"
  | "same-person"
  | "host"
  | "linked-user"
  | "bound"
  | "incomplete"
  | "under-way";

/** Why a row can't be carried out, beside what the session has of the person; undefined when it can. */
export function checkRow(row: RosterRow, found: FoundInvitee | undefined): Impossibility | undefined {
  if (row.problem !== undefined) return { rule: "unreadable", reason: row.problem };
  return (
    (found?.role === "Host" ? checkHost(row, found) : checkRole(row)) ?? checkPerson(row, found) ?? checkBounds(row)
  );
}

function checkHost(row: RosterRow, host: FoundInvitee): Impossibility | undefined {
  const changed = PROPERTIES.filter(
    (name) => row[name] !== undefined && row[name] !== host[name] && !isOfUser(name, host),
  );
  if (changed.length === 0) return undefined;
  return { rule: "host", reason: `is the host, whose record can't be changed (${changed.join(", ")})` };
}

function checkRole({ role }: RosterRow): Impossibility | undefined {
  if (role === "Host") return { rule: "host", reason: "nobody else can be made Host; expected CoHost or Panelist" };
  if (role === undefined || (inviteeBounds.role.enum as readonly string[]).includes(role)) return undefined;
  return { rule: "bound", reason: `role is ${JSON.stringify(role)}, expected ${inviteeBounds.role.enum.join(" or ")}` };
}

function checkPerson(row: RosterRow, found: FoundInvitee | undefined): Impossibility | undefined {
  const { linkedUser, firstName, lastName } = row;
  if (found === undefined) {
    const missing = linkedUser ? [] : (["firstName", "lastName"] as const).filter((name) => !row[name]?.trim());
    if (missing.length === 0) return undefined;
    return { rule: "incomplete", reason: `isn't invited yet, and ${missing.join(" and ")} to invite by is missing` };
  }
  if (linkedUser !== undefined && !isSameUser(linkedUser, found.linkedUser)) {
    const now = found.linkedUser ? `linked to user ${found.linkedUser.userId}` : "invited by address, without a user";
    const reason = `is ${now}; a linked user can't be changed: remove this invitee, then add user ${linkedUser.userId}`;
    return { rule: "linked-user", reason };
  }
  const blank = Object.entries({ firstName, lastName }).find(([, value]) => value !== undefined && value.trim() === "");
  return blank && { rule: "bound", reason: `${blank[0]} is blank` };
}

function isSameUser(one: NonNullable<RosterRow["linkedUser"]>, other: RosterRow["linkedUser"]): boolean {
  return (
    one.userId === other?.userId &&
    one.accountId === other.accountId &&
    (one.domain ?? "pbx") === (other.domain ?? "pbx")
  );
}

function checkBounds(row: RosterRow): Impossibility | undefined {
  if (row.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(row.email.trim()))
    return { rule: "bound", reason: `${JSON.stringify(row.email)} is no email address` };
  for (const [name, bound] of BOUNDS) {
    const value = row[name];
    if (value === undefined) continue;
    const problem = problemOf(value, bound);
    if (problem) return { rule: "bound", reason: `${name} ${problem}` };
  }
  return undefined;
}

const BOUNDS = (Object.entries(inviteeBounds) as [keyof typeof inviteeBounds, Bound][]).filter(
  ([name]) => name !== "role",
);

interface Bound {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

function problemOf(value: string, { minLength = 0, maxLength = Infinity, pattern, enum: allowed }: Bound) {
  // Characters, not units of UTF-16; counted only where it matters.
  const length = value.length > minLength && value.length <= maxLength ? value.length : [...value].length;
  if (length < minLength) return `has ${length} characters, expected at least ${minLength}`;
  if (length > maxLength) return `has ${length} characters, expected at most ${maxLength}`;
  if (allowed && !allowed.includes(value)) return `is ${JSON.stringify(value)}, expected ${allowed.join(" or ")}`;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) return `doesn't match ${pattern}`;
  return undefined;
}

/** Whether a property of an invitee comes from their user, and can't be given. */
export function isOfUser(name: string, { linkedUser }: FoundInvitee): boolean {
  return linkedUser !== undefined && name !== "role" && name !== "type";
}

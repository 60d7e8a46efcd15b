import type { InviteeResource } from "@rcw/types";
import { type Change, describePerson, type PanelRow, type Result } from "./panel.js";

/** What is to be sent, and the rows that need no call. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly settled: readonly Result[];
}

/** Compares the rows with who is invited; an email address names a person, in any case. */
export function planChanges(rows: readonly PanelRow[], invitees: readonly InviteeResource[]): Plan {
  const byEmail = new Map(invitees.map((invitee) => [invitee.email?.toLowerCase(), invitee]));
  const changes: Change[] = [];
  const settled: Result[] = [];
  for (const row of rows) {
    const current = byEmail.get(row.email.toLowerCase());
    const settle = (outcome: Result["outcome"], detail: string) =>
      settled.push({ outcome, line: row.line, who: describePerson(row), detail });
    if (current === undefined) changes.push({ kind: "add", row });
    else if (current.role === "Host") settle("refused", "is the host of the webinar, whose record can't be changed");
    else if (describeDifferences(row, current) === "") settle("unchanged", `${current.role} already`);
    else changes.push({ kind: "update", row, current });
  }
  return { changes, settled };
}

/** The contact properties that a row changes; those of a linked user come from their account and stay as they are. */
export function changedContact(row: PanelRow, current: InviteeResource): Partial<Record<ContactName, string>> {
  if (current.linkedUser) return {};
  const changed = CONTACT_NAMES.filter((name) => row[name] !== undefined && row[name] !== current[name]);
  return Object.fromEntries(changed.map((name) => [name, row[name]]));
}

const CONTACT_NAMES = ["firstName", "lastName", "jobTitle"] as const;
type ContactName = (typeof CONTACT_NAMES)[number];

/** "Panelist -> CoHost, jobTitle: none -> Analyst"; empty when nothing differs. */
export function describeDifferences(row: PanelRow, current: InviteeResource): string {
  const role = row.role === current.role ? [] : [`${current.role} -> ${row.role}`];
  const contact = Object.entries(changedContact(row, current)).map(
    ([name, value]) => `${name}: ${current[name as ContactName] ?? "none"} -> ${value}`,
  );
  return [...role, ...contact].join(", ");
}

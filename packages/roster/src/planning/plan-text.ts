import { describePerson } from "../people/identity.js";
import type { FoundInvitee, PropertyChange, RosterRow } from "../people/roster-row.js";
import type { RosterPlan } from "./roster-plan.js";

/** A line of a text about people: what, where from, who, and how. */
export function personLine(what: string, person: RosterRow | FoundInvitee, detail: string): string {
  const line = "line" in person && person.line !== undefined ? `line ${person.line}: ` : "";
  return `${what.padEnd(10)} ${line}${describePerson(person)}${detail === "" ? "" : `: ${detail}`}`;
}

/** "role Panelist -> CoHost, jobTitle none -> Analyst". */
export function describeChanges(changes: readonly PropertyChange[]): string {
  return changes.map(({ property, from, to }) => `${property} ${from ?? "none"} -> ${to || "none"}`).join(", ");
}

/** Five added, one changed, ... */
export function describeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}

/** What would happen, person by person; who stays as they are is only counted. */
export function planToText({ added, changed, removed, unchanged, impossible }: RosterPlan): string {
  const lines = [
    ...impossible.map(({ row, invitee, reason }) => personLine("impossible", row ?? invitee ?? {}, reason)),
    ...changed.map(({ row, changes }) => personLine("change", row, describeChanges(changes))),
    ...added.map(({ row }) => personLine("add", row, row.role ?? "Panelist")),
    ...removed.map((invitee) => personLine("remove", invitee, invitee.role)),
  ];
  const counts = describeCounts({
    "to be added": added.length,
    "to be changed": changed.length,
    "to be removed": removed.length,
    unchanged: unchanged.length,
    impossible: impossible.length,
  });
  const isNothing = added.length + changed.length + removed.length === 0;
  return [...lines, isNothing ? `nothing to do (${counts})` : counts].join("\n");
}

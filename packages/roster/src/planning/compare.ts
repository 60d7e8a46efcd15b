import { findPerson, indexByKey, keysOf } from "../people/identity.js";
import { type FoundInvitee, PROPERTIES, type PropertyChange, type RosterRow } from "../people/roster-row.js";
import { checkRow, isOfUser } from "./check-row.js";
import type { ImpossibleEntry, PlannedAddition, PlannedChange, PlannedRow } from "./roster-plan.js";

/** A list beside who is invited. */
export interface Comparison {
  readonly added: PlannedAddition[];
  readonly changed: PlannedChange[];
  readonly unchanged: PlannedRow[];
  readonly impossible: ImpossibleEntry[];
  /** Whom no row means. */
  readonly missing: FoundInvitee[];
}

/** Compares a list with who is invited, in time and memory proportional to both. */
export function compare(rows: readonly RosterRow[], invitees: readonly FoundInvitee[]): Comparison {
  const byKey = indexByKey(invitees);
  /** The row that each person was first met in, by every key and as an invitee. */
  const firstRows = new Map<string | FoundInvitee, RosterRow>();
  const meant = new Set<FoundInvitee>();
  const comparison: Comparison = { added: [], changed: [], unchanged: [], impossible: [], missing: [] };
  const { added, changed, unchanged, impossible } = comparison;

  for (const row of rows) {
    const found = findPerson(row, byKey);
    if (found) meant.add(found);
    const keys: (string | FoundInvitee)[] = keysOf(row);
    if (found) keys.push(found);
    let first: RosterRow | undefined;
    for (const key of keys) {
      first ??= firstRows.get(key);
      if (!firstRows.has(key)) firstRows.set(key, row);
    }
    if (keys.length === 0)
      impossible.push({ row, rule: "unnamed", reason: "has no email address and no linked user to be known by" });
    else if (first) impossible.push({ row, rule: "same-person", reason: `is the same person as ${whereIs(first)}` });
    else {
      const problem = checkRow(row, found);
      if (problem) impossible.push({ row, ...problem });
      else if (!found) added.push({ row });
      else {
        const changes = differences(row, found);
        if (changes.length === 0) unchanged.push({ row, inviteeId: found.inviteeId });
        else changed.push({ row, inviteeId: found.inviteeId, changes });
      }
    }
  }
  comparison.missing.push(...invitees.filter((invitee) => !meant.has(invitee) && invitee.role !== "Host"));
  return comparison;
}

function whereIs({ line }: RosterRow): string {
  return line === undefined ? "an earlier row" : `line ${line}`;
}

/** What a row asks for that an invitee isn't. */
export function differences(row: RosterRow, found: FoundInvitee): PropertyChange[] {
  return PROPERTIES.flatMap((property) => {
    const to = row[property];
    const from = found[property];
    if (to === undefined || to === from || isOfUser(property, found)) return [];
    // A job title that isn't there, and one that is empty, look the same to everyone.
    if (to === "" && from === undefined) return [];
    return [{ property, from, to }];
  });
}

import { findPerson, indexByKey } from "../people/identity.js";
import type { FoundInvitee, RosterRow } from "../people/roster-row.js";
import { checkRow, type Impossibility } from "../planning/check-row.js";
import { differences } from "../planning/compare.js";
import type { RosterPlan } from "../planning/roster-plan.js";
import type { Entry } from "./entry.js";

/** What a plan still asks for, beside who is invited now. */
export interface Remaining {
  /** In a safe order: changes, additions, removals. */
  readonly entries: readonly Entry[];
  /** Rows that are as they are to be, with their invitees. */
  readonly settled: ReadonlyMap<RosterRow, FoundInvitee>;
  /** Rows that can't be carried out any more. */
  readonly impossible: ReadonlyMap<RosterRow, Impossibility>;
  /** Of those to be removed, who is gone. */
  readonly gone: readonly FoundInvitee[];
}

export function whatRemains(plan: RosterPlan, now: readonly FoundInvitee[]): Remaining {
  const byKey = indexByKey(now);
  const ids = new Set(now.map(({ inviteeId }) => inviteeId));
  const changes: Entry[] = [];
  const additions: Entry[] = [];
  const settled = new Map<RosterRow, FoundInvitee>();
  const impossible = new Map<RosterRow, Impossibility>();
  for (const { row } of [...plan.changed, ...plan.added, ...plan.unchanged]) {
    const found = findPerson(row, byKey);
    const problem = checkRow(row, found);
    const differs = found && !problem ? differences(row, found) : [];
    if (problem) impossible.set(row, problem);
    else if (!found) additions.push({ kind: "add", row });
    else if (differs.length === 0) settled.set(row, found);
    else changes.push({ kind: "change", row, inviteeId: found.inviteeId, role: found.role, changes: differs });
  }
  const removals = plan.removed.flatMap((invitee): Entry[] =>
    ids.has(invitee.inviteeId) ? [{ kind: "remove", invitee }] : [],
  );
  const gone = plan.removed.filter(({ inviteeId }) => !ids.has(inviteeId));
  return { entries: [...changes, ...additions, ...removals], settled, impossible, gone };
}

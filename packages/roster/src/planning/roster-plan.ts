import type { RosterSession } from "../client.js";
import type { FoundInvitee, PropertyChange, RosterRow } from "../people/roster-row.js";
import type { Impossibility } from "./check-row.js";

/** What would make a session equal to a list: plain data, to be saved, shown, approved, and applied later. */
export interface RosterPlan {
  readonly format: "rcw-roster-plan/1";
  readonly session: RosterSession;
  /** Whether who isn't in the list is removed. */
  readonly remove: "never" | "missing";
  readonly added: readonly PlannedAddition[];
  readonly changed: readonly PlannedChange[];
  readonly removed: readonly FoundInvitee[];
  readonly unchanged: readonly PlannedRow[];
  readonly impossible: readonly ImpossibleEntry[];
  /** Who was invited when the plan was made. Applying checks that this still holds. */
  readonly found: readonly FoundInvitee[];
  /** What would happen, person by person, and how many. Lost when the plan is saved: `readRosterPlan` brings it back. */
  toText(): string;
}

export interface PlannedAddition {
  readonly row: RosterRow;
}

export interface PlannedRow {
  readonly row: RosterRow;
  readonly inviteeId: string;
}

export interface PlannedChange extends PlannedRow {
  readonly changes: readonly PropertyChange[];
}

/** What can't be done: a row of the list, or the removal of an invitee. */
export interface ImpossibleEntry extends Impossibility {
  readonly row?: RosterRow;
  readonly invitee?: FoundInvitee;
}

/** Gives a plan its text; what is saved as JSON is the plan without it. */
export function withText(plan: Omit<RosterPlan, "toText">, toText: (plan: RosterPlan) => string): RosterPlan {
  return Object.defineProperty(plan as RosterPlan, "toText", { value: () => toText(plan as RosterPlan) });
}

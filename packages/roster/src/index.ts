// From a list to a plan, to a session that is equal to it.
export { type ApplyRosterOptions, applyRoster, type RosterRun, type RosterStep } from "./applying/apply-roster.js";
export type { Refusal } from "./applying/refusal.js";
export { RosterChangedError } from "./applying/roster-changed-error.js";
// Single changes that travel together.
export {
  createInviteeBatcher,
  type InviteeBatcher,
  type InviteeBatcherOptions,
} from "./batching/create-invitee-batcher.js";
export { type InviteeChanges, SupersededError } from "./batching/wish.js";
export type { RosterClient, RosterSession } from "./client.js";
// Files.
export { HEADER_SPELLINGS, ROLE_SPELLINGS, type RosterColumn } from "./csv/headers.js";
export { type RosterFile, readRosterCsv, readRosterCsvStream } from "./csv/read-roster-csv.js";
export type { RosterProblem } from "./csv/read-row.js";
export type { ReadRosterOptions, RosterPiece } from "./csv/row-reader.js";
export { exportRoster, writeRosterCsv } from "./csv/write-roster-csv.js";
export type { FoundInvitee, LinkedUser, PropertyChange, RosterProperty, RosterRow } from "./people/roster-row.js";
export type { Impossibility, ImpossibleRule } from "./planning/check-row.js";
export { type PlanRosterOptions, planRoster } from "./planning/plan-roster.js";
export { readRosterPlan } from "./planning/read-roster-plan.js";
export type {
  ImpossibleEntry,
  PlannedAddition,
  PlannedChange,
  PlannedRow,
  RosterPlan,
} from "./planning/roster-plan.js";
export type { RosterOutcome, RosterReport, RosterResult } from "./reporting/roster-report.js";

import type { Refusal } from "../applying/refusal.js";
import { writeTable } from "../csv/write-table.js";
import type { FoundInvitee, PropertyChange, RosterRow } from "../people/roster-row.js";
import type { Impossibility } from "../planning/check-row.js";
import { describeChanges, describeCounts, personLine } from "../planning/plan-text.js";

/**
 * - `added`, `changed`, `removed`: done by this run.
 * - `unchanged`: as they are to be already, also by an earlier run of the same plan.
 * - `refused`: the service refused them; `error` says why.
 * - `impossible`: a rule stands against it; `rule` and `reason` say which.
 * - `undone`: done by this run, and changed again by somebody else.
 * - `pending`: not done when the run ended.
 */
export type RosterOutcome =
  | "added"
  | "changed"
  | "removed"
  | "unchanged"
  | "refused"
  | "impossible"
  | "undone"
  | "pending";

/** What became of a person. */
export interface RosterResult extends Partial<Impossibility> {
  readonly outcome: RosterOutcome;
  /** The row of the list; missing for who isn't in it. */
  readonly row?: RosterRow;
  /** The invitee to be removed; missing for a row. */
  readonly invitee?: FoundInvitee;
  readonly inviteeId?: string;
  readonly changes?: readonly PropertyChange[];
  readonly error?: Refusal;
}

/** What a run has done, person by person. */
export interface RosterReport {
  readonly results: readonly RosterResult[];
  readonly counts: Readonly<Record<RosterOutcome, number>>;
  /** Whether the end was read from the service: everyone is as planned, but for those refused, impossible or undone. */
  readonly isVerified: boolean;
  /** Who is invited at the end, and neither in the list nor in the plan; known once it is verified. */
  readonly unexpected: readonly FoundInvitee[];
  /** Calls that were made: reads and changes. */
  readonly calls: number;
  toText(): string;
  /** A table of all results, for a spreadsheet: formulas are escaped. */
  toCsv(): string;
}

const OUTCOMES = ["added", "changed", "removed", "unchanged", "refused", "impossible", "undone", "pending"] as const;

export function createReport(report: Omit<RosterReport, "counts" | "toText" | "toCsv">): RosterReport {
  const { results, unexpected } = report;
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<RosterOutcome, number>;
  for (const { outcome } of results) counts[outcome] += 1;
  return {
    ...report,
    counts,
    toText: () =>
      [
        ...results.flatMap((result) => (result.outcome === "unchanged" ? [] : [lineOf(result)])),
        ...unexpected.map((invitee) => personLine("unexpected", invitee, invitee.role)),
        describeCounts(counts),
      ].join("\n"),
    toCsv: () => writeTable(COLUMNS, results.map(cellsOf)),
  };
}

function lineOf(result: RosterResult): string {
  const { outcome, row, invitee } = result;
  return personLine(outcome, row ?? invitee ?? {}, detailOf(result));
}

function detailOf({ outcome, row, invitee, changes = [], reason, error }: RosterResult): string {
  if (error) return [error.status, error.errorCode, error.parameterName, error.message].filter(Boolean).join(" ");
  if (reason !== undefined) return reason;
  if (changes.length > 0) return describeChanges(changes);
  return outcome === "added" ? (row?.role ?? "Panelist") : (invitee?.role ?? "");
}

const COLUMNS = [
  "line",
  "outcome",
  "email",
  "firstName",
  "lastName",
  "inviteeId",
  "errorCode",
  "parameterName",
  "detail",
];

function cellsOf(result: RosterResult): string[] {
  const { outcome, row, invitee, inviteeId, error } = result;
  const { email = "", firstName = "", lastName = "" } = row ?? invitee ?? {};
  const id = inviteeId ?? invitee?.inviteeId ?? "";
  const codes = [error?.errorCode ?? "", error?.parameterName ?? ""];
  return [String(row?.line ?? ""), outcome, email, firstName, lastName, id, ...codes, detailOf(result)];
}

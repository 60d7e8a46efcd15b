import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WebinarClient } from "@rcw/client";
import {
  applyRoster,
  planRoster,
  RosterChangedError,
  type RosterPlan,
  type RosterReport,
  readRosterPlan,
} from "@rcw/roster";
import { connect } from "../connection/connect.js";
import { ExitCode } from "../failures/exit-codes.js";
import { UsageError } from "../failures/usage-error.js";
import { confirm } from "../terminal/confirm.js";
import { createInterruption } from "../terminal/interruption.js";
import { printable } from "../terminal/printable.js";
import { complain, print } from "../terminal/streams.js";
import { readList } from "./read-list.js";
import { showRosterProgress } from "./roster-progress.js";
import type { PlanOptions } from "./run-plan.js";
import { shorten } from "./shorten.js";

/** Options of `rcw roster apply`. */
export interface ApplyOptions extends Partial<PlanOptions> {
  readonly wait: boolean;
  readonly plan?: string;
  readonly yes?: boolean;
  readonly adapt?: boolean;
  readonly report?: string;
}

/** Shows the plan, asks, carries it out, and prints what became of each person. */
export async function runApply(file: string | undefined, options: ApplyOptions): Promise<void> {
  const connection = await connect(options);
  const signal = createInterruption();
  try {
    const plan = await makePlan(connection.client, file, options, signal);
    const total = plan.added.length + plan.changed.length + plan.removed.length;
    complain(`${shorten(printable(plan.toText()), process.stderr.isTTY, "rcw roster plan shows them all")}\n`);
    if (total === 0) return;
    if (!options.yes && !(await confirm(`Make these ${total} changes?`))) {
      complain("Nothing was changed\n");
      return;
    }
    await carryOut(connection.client, plan, options, signal);
  } finally {
    await connection.close();
  }
}

async function makePlan(
  client: WebinarClient,
  file: string | undefined,
  { plan, webinarId, sessionId, removeMissing }: ApplyOptions,
  signal: AbortSignal,
): Promise<RosterPlan> {
  if (plan !== undefined) {
    if (file !== undefined) throw new UsageError("a list and --plan are both given", "Give one of them.");
    return readPlan(plan);
  }
  if (file === undefined)
    throw new UsageError("there is no list", "Give a file, as people.csv, or --plan with a saved plan.");
  if (webinarId === undefined || sessionId === undefined) {
    throw new UsageError("--webinar-id or --session-id is missing", "Name the session that the list is for.");
  }
  const remove = removeMissing ? "missing" : "never";
  const { rows, isWhole } = await readList(file);
  // Somebody whose line can't be read isn't invited, whatever becomes of the others.
  if (!isWhole) process.exitCode = ExitCode.Refused;
  return planRoster(client, { webinarId, sessionId }, rows, { remove, signal });
}

async function readPlan(file: string): Promise<RosterPlan> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${JSON.stringify(file)} can't be read: ${error.code}`);
  });
  try {
    return readRosterPlan(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`, "Make it with rcw roster plan ... --save.");
  }
}

async function carryOut(
  client: WebinarClient,
  plan: RosterPlan,
  options: ApplyOptions,
  signal: AbortSignal,
): Promise<void> {
  const onChanged = options.adapt || options.plan !== undefined ? "adapt" : "stop";
  const run = applyRoster(client, plan, { signal, onChanged });
  const progress = await showRosterProgress();
  try {
    for await (const step of run) progress.update(step);
  } catch (error) {
    progress.end();
    await tell(run.report(), options);
    if (signal.aborted) return tellHowToGoOn(plan, options);
    if (error instanceof RosterChangedError)
      throw new UsageError(error.message, "Look at the new plan: rcw roster plan; or give --adapt.");
    throw error;
  }
  progress.end();
  const report = run.report();
  await tell(report, options);
  if (report.counts.refused + report.counts.impossible + report.counts.undone > 0) process.exitCode = ExitCode.Refused;
}

async function tell(report: RosterReport, { report: file }: ApplyOptions): Promise<void> {
  await print(`${shorten(printable(report.toText()), process.stdout.isTTY, "--report keeps them all")}\n`);
  if (file === undefined) return;
  await writeFile(file, report.toCsv());
  complain(`What became of each person is in ${file}\n`);
}

/** A plan can be applied again: what is done already stays, and nobody is invited twice. */
async function tellHowToGoOn(plan: RosterPlan, { plan: given }: ApplyOptions): Promise<void> {
  const file = given ?? join(tmpdir(), `rcw-roster-${process.pid}.json`);
  if (given === undefined) await writeFile(file, JSON.stringify(plan), { mode: 0o600, flag: "wx" });
  complain(`Stopped. To go on: rcw roster apply --plan ${file}\n`);
  process.exitCode = ExitCode.Interrupted;
}

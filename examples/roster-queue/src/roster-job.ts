import { applyRoster, planRoster, type RosterClient, type RosterRow, readRosterPlan } from "@rcw/roster";
import type { Job } from "bullmq";

export const QUEUE = "rosters";

/** What is asked for: a session, and who is to be invited. */
export interface RosterJobData {
  readonly webinarId: string;
  readonly sessionId: string;
  readonly rows: readonly RosterRow[];
  readonly remove?: "never" | "missing";
  /** Made by the first worker; the next ones go on with it. */
  readonly plan?: string;
}

/** How far a job is; its `progress`. */
export interface RosterProgress {
  readonly done: number;
  readonly total: number;
  readonly etaMs?: number;
}

/**
 * Carries a roster out. The plan is kept with the job before anything is sent, so a worker that takes the job over goes on
 * with it: whoever is in already is left as they are.
 */
export async function carryOut(rcw: RosterClient, job: Job<RosterJobData, string>): Promise<string> {
  const { webinarId, sessionId, rows, remove = "never" } = job.data;
  let saved = job.data.plan;
  if (saved === undefined) {
    saved = JSON.stringify(await planRoster(rcw, { webinarId, sessionId }, rows, { remove }));
    await job.updateData({ ...job.data, plan: saved });
  }
  const run = applyRoster(rcw, readRosterPlan(saved), { maxPerCall: 50, onChanged: "adapt" });
  for await (const { done, total, etaMs } of run) {
    const progress: RosterProgress = { done, total, ...(etaMs !== undefined && { etaMs }) };
    await job.updateProgress(progress);
  }
  return run.report().toText();
}

import { readFile } from "node:fs/promises";
import { createWebinarClient, isRcwError, type WebinarClientOptions } from "@rcw/client";
import type { InviteeResource } from "@rcw/types";
import { planChanges } from "./plan-changes.js";
import { readOptions, USAGE, UsageError } from "./read-options.js";
import { readPanel, UnusableFileError } from "./read-panel.js";
import { createReport } from "./report.js";
import { describeChange, sendChanges } from "./send-changes.js";
import { tellWaits } from "./tell-waits.js";

/** What the command is run with; a test gives its own. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Options of the client besides the token and the address, such as a fake's `fetch`. */
  readonly client?: Partial<WebinarClientOptions>;
  write(line: string): void;
  writeError(line: string): void;
}

/** Runs the command and gives its exit code; see `USAGE`. */
export async function runCommand(surroundings: Surroundings): Promise<0 | 1 | 2 | 3> {
  try {
    return (await invitePanel(surroundings)) ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) surroundings.writeError(`${error.message}\n\n${USAGE}`);
    else if (error instanceof UnusableFileError) surroundings.writeError(error.message);
    else if (isRcwError(error)) surroundings.writeError(describeStop(error));
    else throw error;
    return isRcwError(error) ? 3 : 2;
  }
}

/** Gives whether somebody was refused. */
async function invitePanel({ args, environment, client, write, writeError }: Surroundings): Promise<boolean> {
  const options = readOptions(args, environment);
  if (options === undefined) {
    write(USAGE);
    return false;
  }
  const { file, webinarId, sessionId, accessToken, baseUrl, batchSize, isDryRun } = options;
  const panel = readPanel(await readText(file));
  const rcw = createWebinarClient({
    auth: { accessToken },
    ...(baseUrl && { baseUrl }),
    hooks: tellWaits(writeError),
    userAgent: "InvitePanel/1.0.0",
    ...client,
  });
  const session = { webinarId, sessionId };
  const invitees: InviteeResource[] = [];
  for await (const invitee of rcw.invitees.list(session)) invitees.push(invitee);
  const plan = planChanges(panel.rows, invitees);

  const report = createReport(write, isDryRun);
  try {
    for (const result of [...panel.refused, ...plan.settled]) report.print(result);
    if (isDryRun) for (const change of plan.changes) report.print(describeChange(change));
    else for await (const result of sendChanges(rcw, session, plan.changes, batchSize)) report.print(result);
  } finally {
    report.summarize();
  }
  return report.hasRefused;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UnusableFileError(`${file} can't be read: ${(error as Error).message}`);
  }
}

function describeStop(error: Error): string {
  return `Stopped: ${error.name}: ${error.message}\nRun it again when that is mended: whoever is in already is left as they are.`;
}

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createWebinarClient, type WebinarClientOptions } from "@rcw/client";
import { applyRoster, planRoster, readRosterCsv } from "@rcw/roster";

export const USAGE = `usage: invite-panel <file.csv> --webinar <id> --session <id> [--remove-missing] [--dry-run] [--base-url <url>]

The access token comes from the environment variable RCW_ACCESS_TOKEN. Exit codes: 0 everyone is as the file says, 1 somebody
isn't, 2 the command line or the file can't be used. It is safe to run it again, also after it was stopped.`;

/** What the command is run with; a test gives its own. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly accessToken: string | undefined;
  readonly client?: Partial<WebinarClientOptions>;
  readonly signal?: AbortSignal;
  write(line: string): void;
}

/** Makes the panel of a session equal to a file; gives the exit code. */
export async function invitePanel({ args, accessToken, client, signal, write }: Surroundings): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ webinar: { type: "string" }, session: { type: "string" }, "base-url": { type: "string" } },
      ...{ "dry-run": { type: "boolean" }, "remove-missing": { type: "boolean" } },
    },
  });
  const { webinar: webinarId, session: sessionId, "base-url": baseUrl } = values;
  const [file] = positionals;
  if (!file || !webinarId || !sessionId || !accessToken) {
    write(USAGE);
    return 2;
  }
  const { rows, problems } = readRosterCsv(await readFile(file));
  for (const { line, header, message } of problems) write(`line ${line}${header ? `, ${header}` : ""}: ${message}`);
  if (rows.length === 0) return 2;

  const rcw = createWebinarClient({ auth: { accessToken }, ...(baseUrl && { baseUrl }), ...client });
  const remove = values["remove-missing"] ? "missing" : "never";
  const plan = await planRoster(rcw, { webinarId, sessionId }, rows, { remove, ...(signal && { signal }) });
  if (values["dry-run"]) {
    write(plan.toText());
    return plan.impossible.length + problems.length > 0 ? 1 : 0;
  }
  const run = applyRoster(rcw, plan, signal ? { signal } : {});
  try {
    for await (const { done, total, etaMs = 0 } of run)
      write(`${done} of ${total}, ${Math.ceil(etaMs / 1000)} s to go`);
  } finally {
    write(run.report().toText());
  }
  const { impossible, refused, undone } = run.report().counts;
  return impossible + refused + undone + problems.length > 0 ? 1 : 0;
}

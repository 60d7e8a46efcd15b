import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { createRateLimiter } from "@rcw/client";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { invitePanel } from "./invite-panel.js";

const FILE = fileURLToPath(new URL("../panel.csv", import.meta.url));

/** Invites the people of panel.csv into a town hall of the fake: a dry run, then in earnest, then once more. */
export async function runDemo(write: (line: string) => void): Promise<void> {
  const { accessToken, fetch } = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  // One for all runs: each for itself would take the others for strangers, and be careful.
  const client = { fetch, rateLimit: createRateLimiter() };
  const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
  for (const more of [["--dry-run"], [], []]) {
    const options = ["--webinar", webinarId, "--session", sessionId, ...more];
    write(`$ invite-panel ${[basename(FILE), ...options].join(" ")}`);
    const exitCode = await invitePanel({ args: [FILE, ...options], accessToken, client, write });
    write(`exit code ${exitCode}\n`);
  }
}

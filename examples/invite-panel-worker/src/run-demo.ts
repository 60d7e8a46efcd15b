import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { runCommand } from "./run-command.js";

const FILE = fileURLToPath(new URL("../panel.csv", import.meta.url));

/** Invites the people of panel.csv into a town hall of the fake: a dry run, then in earnest, then once more. */
export async function runDemo(write: (line: string) => void): Promise<void> {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
  const run = async (...more: string[]) => {
    const options = ["--webinar", webinarId, "--session", sessionId, ...more];
    write(`$ invite-panel ${[basename(FILE), ...options].join(" ")}`);
    const exitCode = await runCommand({
      args: [FILE, ...options],
      environment: { RCW_ACCESS_TOKEN: fake.accessToken },
      client: { fetch: fake.fetch },
      write,
      writeError: write,
    });
    write(`exit code ${exitCode}\n`);
  };
  await run("--dry-run");
  await run();
  await run();
}

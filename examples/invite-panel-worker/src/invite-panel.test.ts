import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { invitePanel, USAGE } from "./invite-panel.js";
import { runDemo } from "./run-demo.js";

const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const SESSION = ["--webinar", webinarId, "--session", sessionId];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "invite-panel-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(csv: string, ...options: string[]) {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  const file = join(folder, "panel.csv");
  await writeFile(file, csv);
  const lines: string[] = [];
  const exitCode = await invitePanel({
    args: [file, ...SESSION, ...options],
    ...{ accessToken: fake.accessToken, client: { fetch: fake.fetch }, write: (line: string) => lines.push(line) },
  });
  return { fake, exitCode, text: lines.join("\n") };
}

it("invites who isn't in yet, in one call, and is done", async () => {
  const { fake, exitCode, text } = await run("email,first name,last name\nana.sol@example.com,Ana,Sol\n");
  expect(exitCode).toBe(0);
  expect(text).toContain("added      line 2: Ana Sol <ana.sol@example.com>: Panelist");
  expect(fake.journal.all("rcwConfigUpdateInvitees")).toHaveLength(1);
});

it("changes nothing in a dry run, and says who can't be invited by the exit code", async () => {
  const { fake, exitCode, text } = await run("email,role\nana.sol@example.com,CoHost\n", "--dry-run");
  expect(exitCode).toBe(1);
  expect(text).toContain("impossible line 2: ana.sol@example.com: isn't invited yet, and firstName and lastName");
  expect(fake.journal.all("rcwConfigUpdateInvitees")).toHaveLength(0);
});

it("removes who isn't in the file only when told to", async () => {
  const csv = "email,first name,last name\nana.sol@example.com,Ana,Sol\n";
  expect((await run(csv)).text).not.toContain("removed    ");
  expect((await run(csv, "--remove-missing")).text).toContain("removed    ");
});

it("says how it is used, and what is wrong with a file", async () => {
  const lines: string[] = [];
  expect(await invitePanel({ args: [], accessToken: undefined, write: (line) => lines.push(line) })).toBe(2);
  expect(lines).toEqual([USAGE]);
  expect(await run("name\nAna\n")).toMatchObject({
    exitCode: 2,
    text: expect.stringContaining('line 1: the header is "name"'),
  });
});

it("prints what README.md shows", async () => {
  const lines: string[] = [];
  await runDemo((line) => lines.push(line));
  expect(await readFile(new URL("../README.md", import.meta.url), "utf8")).toContain(lines.join("\n").trim());
});

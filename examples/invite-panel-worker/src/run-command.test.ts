import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createFakeWebinarApi, type FakeWebinarApi, scenarios } from "@rcw/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./run-command.js";
import { runDemo } from "./run-demo.js";

const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const IDS = ["--webinar", webinarId, "--session", sessionId];
const createFake = () => createFakeWebinarApi({ scenario: "scheduled-town-hall" });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "invite-panel-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writePanel(...lines: string[]): Promise<string> {
  const file = join(folder, "panel.csv");
  await writeFile(file, ["email,firstName,lastName,jobTitle,role", ...lines].join("\n"));
  return file;
}

async function run(fake: FakeWebinarApi, args: readonly string[], token: string | undefined = fake.accessToken) {
  const [output, errors]: [string[], string[]] = [[], []];
  const exitCode = await runCommand({
    args,
    environment: { RCW_ACCESS_TOKEN: token },
    client: { fetch: fake.fetch },
    write: (line) => output.push(line),
    writeError: (line) => errors.push(line),
  });
  return { exitCode, output, errors: errors.join("\n") };
}

const changingCalls = (fake: FakeWebinarApi) => fake.journal.all({ method: "PATCH" });

describe("invite-panel", () => {
  it("prints what the README shows", async () => {
    const lines: string[] = [];
    await runDemo((line) => lines.push(line));
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    const [, shown] = /```text\n(.*?)```/s.exec(readme) ?? [];
    expect(`${lines.join("\n").trimEnd()}\n`).toBe(shown);
  });

  it("ends with 0 when everyone is in, and sends nothing the second time", async () => {
    const fake = createFake();
    const file = await writePanel("ana@example.com,Ana,Sol", "mei.lin@example.com,Mei,Lin,,CoHost");
    const first = await run(fake, [file, ...IDS]);
    expect(first).toEqual({
      exitCode: 0,
      errors: "",
      output: [
        "added      line 2: Ana Sol <ana@example.com>: Panelist",
        "changed    line 3: Mei Lin <mei.lin@example.com>: Panelist -> CoHost",
        "1 added, 1 changed, 0 unchanged, 0 refused",
      ],
    });
    const second = await run(fake, [file, ...IDS]);
    expect(second.output.at(-1)).toBe("0 added, 0 changed, 2 unchanged, 0 refused");
    expect(changingCalls(fake)).toHaveLength(1);
  });

  it("changes nothing in a dry run", async () => {
    const fake = createFake();
    const { exitCode, output } = await run(fake, [await writePanel("ana@example.com,Ana,Sol"), ...IDS, "--dry-run"]);
    expect(exitCode).toBe(0);
    expect(output[0]).toBe("to be added    line 2: Ana Sol <ana@example.com>: Panelist");
    expect(changingCalls(fake)).toEqual([]);
  });

  it("reads every page of who is invited", async () => {
    const fake = createFake();
    for (let number = 0; number < 1005; number++) fake.addInvitee({ sessionId, email: `guest-${number}@example.com` });
    const last = await writePanel("guest-1004@example.com,Guest,Last");
    const { output } = await run(fake, [last, ...IDS, "--dry-run"]);
    expect(output[0]).toMatch(/^to be changed {2}line 2/);
    expect(fake.journal.all({ operationId: "rcwConfigListInvitees" })).toHaveLength(2);
  });

  it("sends as many people in a call as --batch-size says", async () => {
    const fake = createFake();
    const file = await writePanel(...[1, 2, 3, 4, 5].map((number) => `p${number}@example.com,Person,Number`));
    await run(fake, [file, ...IDS, "--batch-size", "2"]);
    expect(changingCalls(fake)).toHaveLength(3);
  });

  it("ends with 1 when somebody was refused", async () => {
    const { exitCode } = await run(createFake(), [await writePanel("ana(at)example.com,Ana,Sol"), ...IDS]);
    expect(exitCode).toBe(1);
  });

  it("ends with 3 when the service fails, after it has said who is in", async () => {
    const fake = createFake();
    fake.faults.add({ method: "PATCH", nth: 2, status: 403, errorCode: "CMN-408", message: "No longer yours" });
    const file = await writePanel("ana@example.com,Ana,Sol", "ben@example.com,Ben,Sol");
    const { exitCode, output, errors } = await run(fake, [file, ...IDS, "--batch-size", "1"]);
    expect(exitCode).toBe(3);
    expect(output).toEqual([
      "added      line 2: Ana Sol <ana@example.com>: Panelist",
      "1 added, 0 changed, 0 unchanged, 0 refused",
    ]);
    expect(errors).toContain("Stopped: PermissionDeniedError: rcwConfigUpdateInvitees: 403 CMN-408 No longer yours");
  });

  it("ends with 3 for a token that isn't good, and doesn't print it", async () => {
    const { exitCode, errors } = await run(createFake(), [await writePanel(), ...IDS], "secret-token");
    expect(exitCode).toBe(3);
    expect(errors).toContain("AuthenticationError");
    expect(errors).not.toContain("secret-token");
  });
});

describe("a command line or a file that can't be used", () => {
  it.each([
    [[], "", "missing: <file.csv>, --webinar, --session, RCW_ACCESS_TOKEN"],
    [["a.csv", "b.csv", ...IDS], "token", "one file at a time, received a.csv, b.csv"],
    [["a.csv", ...IDS, "--batch-size", "0"], "token", "--batch-size takes a whole number from 1 on"],
    [["a.csv", ...IDS, "--dry"], "token", "--dry"],
  ])("ends with 2 and says how it is used: %j", async (args, token, complaint) => {
    const { exitCode, errors } = await run(createFake(), args, token);
    expect(exitCode).toBe(2);
    expect(errors).toContain(complaint);
    expect(errors).toContain("usage: invite-panel");
  });

  it.each([
    ["isn't there", join(tmpdir(), "no-such-panel.csv"), "can't be read: ENOENT"],
    ["isn't CSV", fileURLToPath(new URL("../package.json", import.meta.url)), "This isn't CSV"],
  ])("ends with 2 when the file %s", async (_what, file, complaint) => {
    const fake = createFake();
    const { exitCode, errors } = await run(fake, [file, ...IDS]);
    expect(exitCode).toBe(2);
    expect(errors).toContain(complaint);
    expect(fake.journal.all()).toEqual([]);
  });

  it("--help prints the usage and ends with 0", async () => {
    const { exitCode, output } = await run(createFake(), ["--help"]);
    expect(exitCode).toBe(0);
    expect(output.join("\n")).toContain("exit codes:");
  });
});

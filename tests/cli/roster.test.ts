import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type InstalledCommand, installedCommand } from "./installed-command.js";
import { runInTerminal } from "./terminal.js";

const IDS = ["--webinar-id", "8730911", "--session-id", "4410277"];
const LIST = `email,firstName,lastName,role
ana.sol@example.com,Ana,Sol,CoHost
mei.lin@example.com,Mei,Lin,CoHost
`;

let command: InstalledCommand;
const open: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  command = await installedCommand();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => command?.remove());

async function start(options: FakeWebinarApiOptions = {}) {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false, ...options });
  const server = await startFakeServer({ fake });
  open.push(() => server.close());
  const env = { RCW_BASE_URL: server.url, RCW_ACCESS_TOKEN: fake.accessToken };
  const emails = async () =>
    (await command.run(["invitees", "list", ...IDS, "-q", "records[].email", "-o", "json"], { env })).stdout;
  return { fake, env, emails };
}

async function listFile(text = LIST): Promise<string> {
  const file = join(command.folder, `people-${Math.random().toString(36).slice(2)}.csv`);
  await writeFile(file, text);
  return file;
}

describe("rcw roster", () => {
  it("plans, says what differs, applies, and exports what plans to nothing", async () => {
    const { env } = await start();
    const file = await listFile();
    const rcw = (args: string[]) => command.run(args, { env });
    expect((await rcw(["roster", "plan", file, ...IDS])).stdout).toMatch(
      /1 to be added, 1 to be changed, 0 to be removed/,
    );
    const diff = await rcw(["roster", "diff", file, ...IDS]);
    expect(diff.exitCode).toBe(1);
    expect(diff.stdout).toMatch(/^\+ Ana Sol .*\n~ Mei Lin .*: role\n- Kofi .*\n- Omar /);

    const report = join(command.folder, "report.csv");
    const applied = await rcw(["roster", "apply", file, ...IDS, "--yes", "--report", report]);
    expect(applied).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/1 added, 1 changed, 0 removed/) });
    expect(await readFile(report, "utf8")).toMatch(/added,ana\.sol@example\.com/);

    const exported = await rcw(["roster", "export", ...IDS]);
    const again = await command.run(["roster", "diff", "-", ...IDS], { env, input: exported.stdout });
    expect(again).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("asks nobody who isn't there, and changes nothing then", async () => {
    const { env, emails } = await start();
    const before = await emails();
    const { exitCode, stderr } = await command.run(["roster", "apply", await listFile(), ...IDS], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/next: Look at the plan, then give --yes/);
    expect(await emails()).toBe(before);
  });

  it("asks in a terminal, with a bar and the time that is left; no is no", async () => {
    const { env, emails } = await start();
    const args = ["roster", "apply", await listFile(), ...IDS];
    const no = runInTerminal(command, args, env);
    await no.shown("Make these 2 changes?");
    no.type("n");
    expect(await no.ended).toBe(0);
    expect(no.raw()).toContain("Nothing was changed");
    expect(await emails()).not.toContain("ana.sol");

    const yes = runInTerminal(command, args, env);
    await yes.shown("Make these 2 changes?");
    yes.type("y");
    expect(await yes.ended).toBe(0);
    expect(await yes.screen()).toMatch(/█+ 2 of 2 people/);
    expect(await emails()).toContain("ana.sol");
  });

  it("shows of a long plan what fits, and the whole count", async () => {
    const { env } = await start();
    const people = Array.from({ length: 40 }, (_, index) => `guest${index}@example.com,Guest,${index},Panelist`);
    const file = await listFile(["email,firstName,lastName,role", ...people, ""].join("\n"));
    const run = runInTerminal(command, ["roster", "apply", file, ...IDS], env);
    const shown = await run.shown("Make these 40 changes?");
    expect(shown).toMatch(/\.\.\. and 30 more; rcw roster plan shows them all\r?\n40 to be added/);
    run.type("n");
    expect(await run.ended).toBe(0);
  });

  it("stops cleanly at ^C, says how to go on, and goes on from there with nobody twice", async () => {
    const { fake, env, emails } = await start();
    fake.faults.add({ operationId: "rcwConfigUpdateInvitees", times: 1, latency: "60s" });
    const run = runInTerminal(command, ["roster", "apply", await listFile(), ...IDS, "--yes"], env);
    await run.shown("0 of 2 people");
    run.type("\u0003");
    expect(await run.ended).toBe(130);
    const plan = /rcw roster apply --plan (\S+)/.exec(run.raw())?.[1] ?? "";
    open.push(() => rm(plan));

    const goneOn = await command.run(["roster", "apply", "--plan", plan, "--yes"], { env });
    expect(goneOn.exitCode).toBe(0);
    expect(JSON.parse(await emails()).filter((email: string) => email === "ana.sol@example.com")).toHaveLength(1);
  });

  it("tells of lines that can't be read, and applies the others", async () => {
    const { env } = await start();
    const file = await listFile(`${LIST}nobody(at)example.com,No,Body,Panelist\n`);
    const { exitCode, stderr } = await command.run(["roster", "apply", file, ...IDS, "--yes"], { env });
    expect(stderr).toMatch(/:4:1: is "nobody\(at\)example\.com", expected an email address/);
    // Somebody whose line can't be read isn't invited.
    expect(exitCode).toBe(3);
  });
});

describe("rcw watch", () => {
  it("writes a line for each state where nobody watches, and draws them in a terminal until ^C", async () => {
    const { env } = await start({ rateLimits: { Heavy: 10 } });
    const { stdout } = await command.run(["watch", ...IDS, "--times", "1"], { env });
    expect(JSON.parse(stdout)).toMatchObject({ status: "Scheduled", roles: { Host: 1, CoHost: 1, Panelist: 2 } });

    const run = runInTerminal(command, ["watch", ...IDS], env);
    await run.shown("calls left");
    expect(await run.screen()).toMatch(
      /Quarterly Town Hall\nstate +Scheduled.*\ninvitees +1 Host.*\nHeavy +\[#+\.+\] 6 of 10 calls left/,
    );
    run.type("\u0003");
    expect(await run.ended).toBe(0);
  });
});

describe("rcw webhooks listen", () => {
  it("prints events, sends them on, and takes the subscription away", async () => {
    const received: { body: string; token: unknown }[] = [];
    const app = createServer((request, response) => {
      let body = "";
      request.on("data", (piece) => {
        body += piece;
      });
      request.on("end", () => {
        received.push({ body, token: request.headers["verification-token"] ?? request.headers["validation-token"] });
        response.end();
      });
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    open.push(async () => app.close());
    const forwardTo = `http://127.0.0.1:${(app.address() as AddressInfo).port}/hook`;

    const args = [
      "--fake",
      "webhooks",
      "listen",
      "--times",
      "1",
      "--events",
      "session.updated",
      "--forward-to",
      forwardTo,
    ];
    const child = spawn(process.execPath, [command.program, ...args], {
      env: { ...command.env, RCW_VERIFICATION_TOKEN: "a-token-of-our-own" },
    });
    open.push(async () => child.kill("SIGKILL"));
    let stderr = "";
    const told = new Promise<void>((resolve) => {
      child.stderr.on("data", (piece) => {
        stderr += piece;
        if (stderr.includes("rcw ...")) resolve();
      });
    });
    const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
    let stdout = "";
    child.stdout.on("data", (piece) => {
      stdout += piece;
    });
    await told;
    const [, url = "", token = ""] = /RCW_BASE_URL=(\S+) RCW_ACCESS_TOKEN=(\S+)/.exec(stderr) ?? [];
    const env = { RCW_BASE_URL: url, RCW_ACCESS_TOKEN: token };
    await command.run(["sessions", "update", ...IDS, "--set", "title=Renamed"], { env });
    expect(await exited).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "session.updated", body: { session: { title: "Renamed" } } });
    expect(received).toMatchObject([{ token: "a-token-of-our-own", body: expect.stringContaining("Renamed") }]);
  });

  it("needs an https address where the service is the real one", async () => {
    const env = { RCW_ACCESS_TOKEN: "x" };
    expect(await command.run(["webhooks", "listen"], { env })).toMatchObject({ exitCode: 2 });
    expect(await command.run(["webhooks", "listen", "--events", "nothing", "--fake"])).toMatchObject({ exitCode: 2 });
  });
});

describe("rcw fake", () => {
  it("is rcw-fake", async () => {
    expect((await command.run(["fake", "--help"])).stdout).toMatch(/^rcw-fake: /);
    expect((await command.run(["fake", "--prot", "1"])).exitCode).toBe(2);
  });
});

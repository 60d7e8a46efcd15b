import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { operationTable } from "@rcw/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeVersions } from "../runtimes/node-versions.js";
import { type InstalledCommand, installedCommand, type RunOptions } from "./installed-command.js";

const IDS = ["--webinar-id", "8730911", "--session-id", "4410277"];

let command: InstalledCommand;
let server: FakeServer;
beforeAll(async () => {
  command = await installedCommand();
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false });
  server = await startFakeServer({ fake });
}, 120_000);
afterAll(async () => {
  await server?.close();
  await command?.remove();
});

/** Runs the installed command against the fake over HTTP. */
const rcw = (args: string[], { env, ...options }: RunOptions = {}) =>
  command.run(args, {
    ...options,
    env: { RCW_BASE_URL: server.url, RCW_ACCESS_TOKEN: server.fake.accessToken, ...env },
  });

describe("rcw, packed and installed with npm install -g", () => {
  it("prints a list as JSON where nobody watches, without colours", async () => {
    const { stdout, stderr, exitCode } = await rcw(["invitees", "list", ...IDS], { env: { FORCE_COLOR: undefined } });
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(JSON.parse(stdout).records.map(({ role }: { role: string }) => role)).toEqual([
      ...["Host", "CoHost", "Panelist", "Panelist"],
    ]);
  });

  it.each([
    [
      "csv",
      ["--columns", "role,email"],
      "role,email\nHost,\nCoHost,\nPanelist,mei.lin@example.com\nPanelist,omar.haddad@example.com\n",
    ],
    [
      "table",
      ["--columns", "id,role"],
      "id       role\n5520101  Host\n5520102  CoHost\n5520103  Panelist\n5520104  Panelist\n",
    ],
    ["yaml", ["--query", "records[].role"], "- Host\n- CoHost\n- Panelist\n- Panelist\n"],
    ["ndjson", ["--query", "records[?role=='Panelist'].id"], '"5520103"\n"5520104"\n'],
    ["json", ["--all", "--query", "length(@)"], "4\n"],
  ])("prints %s", async (output, args, expected) => {
    const { stdout, stderr, exitCode } = await rcw(["invitees", "list", ...IDS, "--output", output, ...args]);
    expect({ stdout, stderr, exitCode }).toEqual({ stdout: expected, stderr: "", exitCode: 0 });
  });

  it("gets every page with --all, whatever the size of a page", async () => {
    const args = ["registrants", "list", "--session-id", "4410277", "--all", "--per-page", "7", "-o", "ndjson"];
    expect((await rcw(args)).stdout.trim().split("\n")).toHaveLength(40);
    expect((await rcw([...args, "--limit", "9"])).stdout.trim().split("\n")).toHaveLength(9);
  });

  it("takes a body from --set, from a file, and from a pipe", async () => {
    const create = ["webinars", "create", "--query", "title", "-o", "json"];
    const file = join(command.folder, "webinar.yaml");
    await writeFile(file, "title: From a file\n");
    expect((await rcw([...create, "--set", "title=From --set"])).stdout).toBe('"From --set"\n');
    expect((await rcw([...create, "--body", `@${file}`])).stdout).toBe('"From a file"\n');
    expect((await rcw([...create, "--body", "-"], { input: '{"title":"From a pipe"}' })).stdout).toBe(
      '"From a pipe"\n',
    );
  });

  it.each<[number, string, string[], RegExp]>([
    [2, "a missing id", ["invitees", "list"], /why: required option '--webinar-id <value>' not specified/],
    [
      2,
      "a body that the description forbids",
      ["webinars", "create", "--set", "titel=x"],
      /title is required and missing/,
    ],
    [2, "an unknown command", ["invitees", "lst"], /Did you mean list\?/],
    [
      3,
      "what exists already",
      [
        "invitees",
        "bulk-update",
        ...IDS,
        "--body",
        '{"addedInvitees":[{"firstName":"Mei","lastName":"Lin","email":"mei.lin@example.com","role":"Panelist"}]}',
      ],
      /409 CMN-101/,
    ],
    [4, "an unknown id", ["invitees", "get", ...IDS, "--invitee-id", "1"], /404 CMN-102/],
  ])("ends with %i for %s, and says what, why and what next", async (exitCode, _case, args, message) => {
    const { stderr, stdout, ...rest } = await rcw(args);
    expect(rest).toEqual({ exitCode });
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^rcw: .+\nwhy: .+\nnext: .+\n$/);
    expect(stderr).toMatch(message);
  });

  it("ends with 3 for a token that isn't one, and shows none of it", async () => {
    const { exitCode, stderr } = await rcw(["webinars", "get", "--webinar-id", "8730911"], {
      env: { RCW_ACCESS_TOKEN: "secret-of-mine" },
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain("rcw login");
    expect(stderr).not.toContain("secret-of-mine");
  });

  it("ends with 5 when the limit is reached, and with 6 when nobody answers", async () => {
    const limited = await startFakeServer({
      fake: createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: { Heavy: 1 } }),
    });
    const env = { RCW_BASE_URL: limited.url, RCW_ACCESS_TOKEN: limited.fake.accessToken };
    const get = ["webinars", "get", "--webinar-id", "8730911", "--no-wait"];
    expect((await rcw(get, { env })).exitCode).toBe(0);
    expect(await rcw(get, { env })).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining("Call again in 60 s"),
    });
    await limited.close();
    expect(await rcw(get, { env })).toMatchObject({
      exitCode: 6,
      stderr: expect.stringMatching(/next: Check the network/),
    });
  });

  it("works without an account, in the world of a scenario", async () => {
    const args = ["webinars", "get", "--webinar-id", "8730911", "--query", "title"];
    expect((await command.run(["--fake", ...args])).stdout).toBe('"Quarterly Town Hall"\n');
    const recordings = [
      "recordings",
      "get",
      "--recording-id",
      "9900331",
      "--query",
      "status",
      "--fake=finished-with-recordings",
    ];
    expect((await command.run(recordings)).stdout).toBe('"Available"\n');
    expect((await command.run(args)).stderr).toMatch(/nobody is logged in\nnext: Log in: rcw login\. .* rcw --fake/);
  });

  it("explains every operation", async () => {
    const operations = Object.values(operationTable);
    const ask = async (words: string[]) => (await command.run([...words, "--help"])).stdout;
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const services = await Promise.all(
      [...new Set(operations.map(({ service }) => service))].map((name) => ask([name])),
    );
    for (const { method } of operations) expect(services.join("\n")).toContain(`  ${kebab(method)} [options]`);
    const help = await ask(["sessions", "create"]);
    for (const told of ["rcwConfigCreateSession", "Heavy", "EditWebinars", "scheduledStartTime"]) {
      expect(help).toContain(told);
    }
    expect(help).toMatch(/Example:\n {2}rcw sessions create --webinar-id \d+ --body '\{/);
  });

  it.for(nodeVersions())("runs on Node $major", async ({ program }, { skip }) => {
    if (program === undefined) return skip("npm has no such Node for this platform");
    const { stdout } = await rcw(["webinars", "get", "--webinar-id", "8730911", "-q", "id"], { node: program });
    expect(stdout).toBe('"8730911"\n');
  });
});

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { runCommand } from "./run-command.js";

/** Runs the command; a server is stopped once `use` is done with what it has printed. */
async function run(args: string[], use: (facts: Record<string, string>) => Promise<void> = async () => {}) {
  const written = { printed: "", complained: "" };
  let stop = (_use: Promise<void>) => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const exitCode = await runCommand(args, {
    print: (text) => {
      written.printed += text;
      stop(use(factsOf(text)));
    },
    complain: (text) => {
      written.complained += text;
    },
    stopped,
  });
  return { ...written, exitCode };
}

/** What the command prints as names and values. */
function factsOf(printed: string): Record<string, string> {
  return Object.fromEntries(printed.split("\n").map((line) => line.split(": ")));
}

describe("rcw-fake", () => {
  it.each(["--help", "-h"])("explains itself with %s", async (option) => {
    const { printed, ...rest } = await run([option]);
    expect(rest).toEqual({ complained: "", exitCode: 0 });
    for (const name of ["--port", "--seed", "--scenario", "--no-rate-limits", "--log", "scheduled-town-hall"]) {
      expect(printed).toContain(name);
    }
  });

  it("limits as it is told, and is strict when told to", async () => {
    const listOf =
      (query: string) =>
      async ({ url = "", ...facts }: Record<string, string>) => {
        const path = `/webinar/configuration/v1/webinars?creationTimeFrom=2026-01-01T00:00:00Z${query}`;
        const answer = await fetch(url + path, { headers: { Authorization: `Bearer ${facts["access token"]}` } });
        seen.push([answer.status, answer.headers.get("X-Rate-Limit-Limit"), answer.headers.get("X-Rate-Limit-Window")]);
      };
    const seen: unknown[] = [];
    await run(["--rate-limit", "Heavy=7/2s", "--rate-limit", "Light=off"], listOf("&stray=1"));
    await run(["--strict", "--rate-limit", "Heavy=5"], listOf("&stray=1"));
    expect(seen).toEqual([
      [200, "7", "2"],
      [400, "5", "60"],
    ]);
    const { exitCode, complained } = await run(["--rate-limit", "Heavyy=5"]);
    expect([exitCode, complained]).toEqual([1, expect.stringContaining('there is no rate-limit group "Heavyy"')]);
  });

  it("is controlled over HTTP, unless it is told not to", async () => {
    const statuses: number[] = [];
    const askHealth = async ({ url = "" }: Record<string, string>) => {
      statuses.push((await fetch(`${url}/rcw-fake/health`)).status);
    };
    await run([], askHealth);
    await run(["--no-control"], askHealth);
    expect(statuses).toEqual([200, 404]);
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await run(["--version"])).toEqual({ printed: `${version}\n`, complained: "", exitCode: 0 });
  });

  it.each<[string[], RegExp]>([
    [["--prot", "1"], /Unknown option '--prot'/],
    [["serve"], /Unexpected argument 'serve'/],
    [["--rate-limit", "Heavy"], /--rate-limit takes Heavy=10, Heavy=10\/2s or Heavy=off, received "Heavy"/],
    [["--port"], /'--port <value>' argument missing/],
    [["--port", "http"], /--port takes a number from 0 \(a free port\) to 65535, received "http"/],
    [["--port", "65536"], /received "65536"/],
    [["--seed", "1.5"], /--seed takes a whole number, received "1.5"/],
    [["--scenario", "party"], /--scenario takes one of empty, scheduled-town-hall.*received "party"/],
  ])("ends with 2 and says what is wrong with %j", async (args, message) => {
    const { printed, complained, ...rest } = await run(args);
    expect(rest).toEqual({ exitCode: 2 });
    expect(printed).toBe("");
    expect(complained).toMatch(/^rcw-fake: .*\nSee rcw-fake --help\n$/s);
    expect(complained).toMatch(message);
  });

  it("serves a scenario with the token that it prints, and ends with 0", async () => {
    const statuses: number[] = [];
    const args = ["--scenario", "scheduled-town-hall", "--seed", "7", "--log", "--no-rate-limits"];
    const { printed, complained, exitCode } = await run(args, async (facts) => {
      const headers = { Authorization: `Bearer ${facts["access token"]}` };
      const path = "/webinar/configuration/v1/webinars/8730911";
      for (let call = 0; call < 12; call++) statuses.push((await fetch(facts.url + path, { headers })).status);
    });
    expect(exitCode).toBe(0);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(Object.keys(factsOf(printed.trim()))).toEqual([
      ...["url", "access token", "client id", "client secret", "redirect uri", "jwt"],
    ]);
    expect(printed).toContain("access token: fake-access-token-7\n");
    expect(complained).toMatch(
      /^GET \/webinar\/configuration\/v1\/webinars\/8730911 -> 200 rcwConfigGetWebinar \d+ ms\n/,
    );
  });

  it("limits the rate, in real time, unless it is told not to", async () => {
    const statuses: number[] = [];
    await run([], async (facts) => {
      const headers = { Authorization: `Bearer ${facts["access token"]}` };
      const path = "/webinar/configuration/v1/webinars?creationTimeFrom=2026-01-01T00:00:00Z";
      for (let call = 0; call < 12; call++) statuses.push((await fetch(facts.url + path, { headers })).status);
    });
    expect(statuses).toContain(429);
  });

  it("logs in with the JWT and the app that it prints", async () => {
    await run([], async (facts) => {
      const answer = await fetch(`${facts.url}/restapi/oauth/token`, {
        method: "POST",
        headers: { Authorization: `Basic ${btoa(`${facts["client id"]}:${facts["client secret"]}`)}` },
        body: new URLSearchParams({
          grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
          assertion: facts.jwt ?? "",
        }),
      });
      expect(await answer.json()).toMatchObject({ token_type: "bearer", expires_in: expect.any(Number) });
    });
  });

  it("ends with 1 and says so when the port is in use, or the address is of another machine", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as AddressInfo;
    const inUse = await run(["--port", String(port)]);
    blocker.close();
    expect(inUse).toEqual({
      printed: "",
      complained: `rcw-fake: port ${port} is in use; choose another one, or leave --port out for a free one\n`,
      exitCode: 1,
    });
    expect(await run(["--hostname", "203.0.113.1"])).toMatchObject({
      complained: "rcw-fake: this machine has no address 203.0.113.1\n",
      exitCode: 1,
    });
  });
});

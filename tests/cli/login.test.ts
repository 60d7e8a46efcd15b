import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type InstalledCommand, installedCommand } from "./installed-command.js";
import { runInTerminal } from "./terminal.js";

const IDS = ["--webinar-id", "8730911", "--session-id", "4410277"];

let command: InstalledCommand;
let server: FakeServer;
beforeEach(async () => {
  command = await installedCommand();
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", clock: Date });
  server = await startFakeServer({ fake });
});
afterEach(async () => {
  await server.close();
  await command.remove();
});

/** Logs in with a JWT that comes through the environment, as on a machine. */
async function logIn(...args: string[]) {
  const { clientId, clientSecret, jwt } = server.fake;
  const env = { RCW_CLIENT_SECRET: clientSecret, RCW_JWT: jwt };
  return command.run(["login", "--jwt", "--client-id", clientId, "--base-url", server.url, ...args], { env });
}

describe("rcw login", () => {
  it("keeps a login with a JWT where only its owner can read it, until logout ends it at the service", async () => {
    expect(await logIn()).toMatchObject({ exitCode: 0, stdout: "" });
    const files = await readdir(command.configFolder);
    expect(files.sort()).toEqual(["default.secrets.json", "default.tokens.json", "profiles.json"]);
    for (const file of files) expect((await stat(join(command.configFolder, file))).mode & 0o777).toBe(0o600);

    const { accessToken } = JSON.parse(await readFile(join(command.configFolder, "default.tokens.json"), "utf8"));
    const whoami = await command.run(["whoami"]);
    expect(JSON.parse(whoami.stdout)).toMatchObject({ login: "profile default", kind: "jwt", baseUrl: server.url });
    expect(whoami.stdout + whoami.stderr).not.toContain(accessToken);
    expect((await command.run(["invitees", "list", ...IDS, "-q", "length(records)"])).stdout).toBe("4\n");

    expect((await command.run(["logout"])).exitCode).toBe(0);
    expect(await readdir(command.configFolder)).toEqual(["profiles.json"]);
    const headers = { Authorization: `Bearer ${accessToken}` };
    expect((await fetch(`${server.url}/webinar/configuration/v1/webinars/8730911`, { headers })).status).toBe(401);
    expect(await command.run(["invitees", "list", ...IDS])).toMatchObject({ exitCode: 2 });
  });

  it("takes a JWT from a pipe", async () => {
    const { clientId, clientSecret, jwt } = server.fake;
    const args = ["login", "--jwt", "--client-id", clientId, "--base-url", server.url];
    expect(await command.run(args, { input: `${jwt}\n`, env: { RCW_CLIENT_SECRET: clientSecret } })).toMatchObject({
      exitCode: 0,
    });
  });

  it("comes back from a browser to a loopback address, with PKCE", async () => {
    const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
    const { clientId } = server.fake.addApp({ isPublic: true, redirectUris: [redirectUri] });
    const run = runInTerminal(command, [
      ...["login", "--client-id", clientId, "--base-url", server.url, "--redirect-uri", redirectUri, "--no-browser"],
    ]);
    const shown = await run.shown(/code_challenge_method=S256[^\n]*\r?\n/);
    const url = (/https?:\/\/\S+/.exec(shown.replace(/\r?\n(?=\S)/g, "")) ?? [""])[0];
    expect(url).not.toContain("code_verifier");
    // Another page can't put its own login in.
    expect((await fetch(`${redirectUri}?code=stolen&state=another`)).status).toBe(404);
    expect((await fetch(url)).status).toBe(200);
    expect(await run.ended).toBe(0);
    expect((await command.run(["invitees", "list", ...IDS, "-q", "length(records)"])).stdout).toBe("4\n");
  });

  it("asks for secrets without showing them", async () => {
    const { clientId, clientSecret, jwt } = server.fake;
    const run = runInTerminal(command, ["login", "--jwt", "--base-url", server.url]);
    await run.shown("Client id");
    run.type(`${clientId}\r`);
    await run.shown("Client secret");
    run.type(`${clientSecret}\r`);
    await run.shown(/ JWT/);
    run.type(`${jwt}\r`);
    expect(await run.ended).toBe(0);
    expect(run.raw()).not.toContain(clientSecret);
    expect(run.raw()).not.toContain(jwt);
  });

  it("has profiles, and sends the tokens of one to its own service only", async () => {
    await logIn("--profile", "work");
    await logIn("--profile", "play");
    const whoami = async (env = {}, ...args: string[]) =>
      JSON.parse((await command.run(["whoami", ...args], { env })).stdout).login;
    expect(await whoami()).toBe("profile play");
    expect(await whoami({ RCW_PROFILE: "work" })).toBe("profile work");
    expect(await whoami({ RCW_PROFILE: "work", RCW_ACCESS_TOKEN: "x" }, "--profile", "play")).toBe("profile play");
    const elsewhere = await command.run(["whoami"], { env: { RCW_BASE_URL: "https://evil.example.com" } });
    expect(elsewhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("its tokens aren't sent there") });
    expect(await command.run(["whoami", "--profile", "../x"])).toMatchObject({ exitCode: 2 });
  });

  it("ends with 3 when the service doesn't take the login, and shows no secret", async () => {
    const env = { RCW_CLIENT_SECRET: server.fake.clientSecret, RCW_JWT: "eyJ.wrong.jwt" };
    const args = ["login", "--jwt", "--client-id", server.fake.clientId, "--base-url", server.url];
    const { exitCode, stderr, stdout } = await command.run([...args, "--verbose"], { env });
    expect(exitCode).toBe(3);
    expect(stderr + stdout).not.toMatch(/eyJ\.wrong/);
    expect(stderr + stdout).not.toContain(server.fake.clientSecret);
  });

  it("has no argument that takes a secret, and keeps them out of the list of processes", async () => {
    const { stdout } = await command.run(["login", "--help"]);
    expect(stdout).not.toMatch(/--(jwt|secret|token|password)[ =]</);
    const run = runInTerminal(command, ["login", "--jwt", "--client-id", "x", "--base-url", server.url], {
      RCW_CLIENT_SECRET: "the-secret-of-the-app",
    });
    await run.shown(/ JWT/);
    run.type("the-jwt-of-the-user");
    const { stdout: processes } = await promisify(execFile)("ps", ["-eo", "args"]);
    expect(processes).toContain("login --jwt");
    expect(processes).not.toMatch(/the-secret-of-the-app|the-jwt-of-the-user/);
    run.type("\u0003");
    expect(await run.ended).toBe(2);
  });
});

async function freePort(): Promise<number> {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
  const { port } = blocker.address() as AddressInfo;
  await new Promise((resolve) => blocker.close(resolve));
  return port;
}

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { createTokenManager } from "@rcw/client/auth";
import { createFileTokenStore } from "@rcw/client/auth/node";
import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";

let server: FakeServer;
let folder: string;
beforeEach(async () => {
  server = await startFakeServer({ fake: createFakeWebinarApi({ rateLimits: false }) });
  folder = await mkdtemp(join(tmpdir(), "rcw-processes-"));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe("processes that share a file of tokens", () => {
  it("spend each refresh token once, although all of them renew at the same time", { timeout: 60_000 }, async () => {
    const { fake, url } = server;
    const path = join(folder, "tokens.json");
    const store = createFileTokenStore(path);
    const app = { clientId: fake.clientId, clientSecret: fake.clientSecret, baseUrl: url };
    let accessToken = await createTokenManager({ ...app, store, jwt: fake.jwt }).getAccessToken();
    const processes = [1, 2, 3].map(() => startProcess([url, path, app.clientId, app.clientSecret]));
    try {
      for (let round = 1; round <= 5; round += 1) {
        const renewed = await Promise.all(processes.map((process) => process.ask(accessToken)));
        expect(new Set(renewed).size).toBe(1);
        expect(renewed[0]).not.toBe(accessToken);
        accessToken = renewed[0] ?? "";
        expect(refreshes()).toEqual(Array.from({ length: round }, () => 200));
      }
    } finally {
      await Promise.all(processes.map((process) => process.end()));
    }
    expect(await store.load()).toMatchObject({ accessToken });
    expect(await readdir(folder)).toEqual(["tokens.json"]);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

/** Statuses of all refreshes. */
function refreshes() {
  const entries = server.fake.journal.all();
  return entries
    .filter(({ body }) => (body as { grant_type?: string } | undefined)?.grant_type === "refresh_token")
    .map(({ status }) => status);
}

function startProcess(parameters: readonly string[]) {
  const script = fromRoot("tests/auth/renewing-process.ts");
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    ["--import", "tsx/esm", script, ...parameters],
    { cwd: fromRoot("."), stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line: string): Promise<string> {
      child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("the process has ended");
      return value;
    },
    async end(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

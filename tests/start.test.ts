import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startFakeServer } from "@rcw/testing/server";
import { describe, expect, it } from "vitest";
import { fromRoot } from "../scripts/files.js";

const run = promisify(execFile);
const start = (args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, ["--import", "tsx/esm", "scripts/start.ts", ...args], {
    cwd: fromRoot("."),
    env: { ...process.env, ...environment },
  });

describe("pnpm start", () => {
  it("runs the five operations and two failures, ends by itself, and uses no colours where there is no terminal", async () => {
    const { stdout, stderr } = await start();
    expect(stderr).toBe("");
    expect(stdout).not.toContain("\u001b");
    const statuses = [...stdout.matchAll(/ (GET|POST|PUT|PATCH|DELETE) \S+ -> (\d+)/g)].map(
      ([, method, status]) => `${method} ${status}`,
    );
    expect(statuses).toEqual([
      "POST 201",
      "POST 201",
      "GET 200",
      "PATCH 200",
      "PATCH 200",
      "GET 200",
      "PUT 200",
      "PATCH 409",
      "DELETE 403",
      "DELETE 204",
      "GET 200",
    ]);
    expect(stdout).toContain("ConflictError: rcwConfigUpdateInvitees: 409");
    expect(stdout).toContain("PermissionDeniedError: rcwConfigDeleteInvitee: 403");
  });

  it("reads, and only reads, from a server that it is given", async () => {
    const { url, fake, close } = await startFakeServer();
    try {
      fake.addWebinar({ id: "8730911", title: "Quarterly Town Hall" });
      fake.addSession({ webinarId: "8730911", id: "4410277" });
      const ids = ["--server", url, "--webinar", "8730911", "--session", "4410277"];
      for (const { stdout } of [
        await start([...ids, "--token", fake.accessToken]),
        await start(ids, { RCW_ACCESS_TOKEN: fake.accessToken }),
      ]) {
        expect([...stdout.matchAll(/ (\w+) \S+ -> (\d+)/g)].map(([, method, status]) => `${method} ${status}`)).toEqual(
          ["GET 200", "GET 200", "GET 200"],
        );
        expect(stdout).not.toContain(fake.accessToken);
      }
    } finally {
      await close();
    }
  });

  it.each([
    [["--server", "http://127.0.0.1:1"], "missing: --token, --webinar, --session"],
    [["--sever", "http://127.0.0.1:1"], "--sever"],
  ])("says how it is used when it can't follow %j", async (args, complaint) => {
    await expect(start(args, { RCW_ACCESS_TOKEN: "" })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(new RegExp(`${complaint}.*usage: pnpm start`, "s")),
    });
  });

  it("ends with 1 and one line when the server can't be reached", async () => {
    const args = ["--server", "http://127.0.0.1:1", "--token", "secret-token", "--webinar", "1", "--session", "2"];
    const failure = await start(args).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^ConnectionError: rcwConfigGetSession: .*\n$/),
    });
    expect(String((failure as { stderr: string }).stderr)).not.toContain("secret-token");
  });
});

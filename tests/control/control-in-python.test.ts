import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { createFakeWebinarApi } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import { expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";

const run = promisify(execFile);
const hasPython = spawnSync("python3", ["--version"]).status === 0;

it.skipIf(!hasPython)("a suite in Python's standard library drives the fake over HTTP (needs python3)", async () => {
  const server = await startFakeServer({ fake: createFakeWebinarApi({ clock: Date }) });
  try {
    const env = { ...process.env, RCW_FAKE_URL: server.url, PYTHONDONTWRITEBYTECODE: "1" };
    // unittest writes to standard error, and ends with 1 when a test fails.
    const { stderr } = await run("python3", [fromRoot("tests/control/control_suite.py")], { env });
    expect(stderr).toMatch(/Ran 8 tests in .*\n\nOK\n$/);
  } finally {
    await server.close();
  }
});

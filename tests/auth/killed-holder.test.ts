import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createFileTokenStore } from "@rcw/client/auth/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-killed-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("the lock of a process that was killed", () => {
  it("is taken over well within a lockTimeoutMs below 10 s", { timeout: 60_000 }, async () => {
    const path = join(folder, "tokens.json");
    const holder = await startHolder(path);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(await readdir(folder)).toEqual(["tokens.json.lock"]);
    const store = createFileTokenStore(path, { lockTimeoutMs: 2000 });
    expect(await store.withLock(async () => "taken")).toBe("taken");
    expect(await readdir(folder)).toEqual([]);
  });

  it("is taken over by one that waits for it already, and by one of many at a time", { timeout: 60_000 }, async () => {
    const path = join(folder, "tokens.json");
    const holder = await startHolder(path);
    const store = createFileTokenStore(path, { lockTimeoutMs: 8000 });
    let running = 0;
    let most = 0;
    const waiting = Array.from({ length: 5 }, () =>
      store.withLock(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
      }),
    );
    holder.kill("SIGKILL");
    await Promise.all(waiting);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it("isn't taken from one that lives", { timeout: 60_000 }, async () => {
    const path = join(folder, "tokens.json");
    const holder = await startHolder(path);
    try {
      const store = createFileTokenStore(path, { lockTimeoutMs: 300 });
      await expect(store.withLock(async () => "taken")).rejects.toThrow("another process has held");
    } finally {
      holder.kill("SIGKILL");
      await once(holder, "exit");
    }
  });
});

/** A process that holds the lock of a file. */
async function startHolder(path: string): Promise<ChildProcessByStdio<null, Readable, null>> {
  const script = fromRoot("tests/auth/holding-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx/esm", script, path], {
    cwd: fromRoot("."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

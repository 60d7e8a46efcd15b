import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorOf } from "../../../test-support/error-of.js";
import { createTestClock, type TestClock } from "../../../test-support/test-clock.js";
import { withFileLock } from "./file-lock.js";

let folder: string;
let path: string;
let clock: TestClock;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-lock-"));
  path = join(folder, "tokens.json.lock");
  clock = createTestClock();
});
afterEach(() => rm(folder, { recursive: true }));

const options = () => ({ clock, timeoutMs: 60_000 });

/** Lets time pass until a promise is settled. */
async function passUntil(promise: Promise<unknown>): Promise<void> {
  let isSettled = false;
  const settled = promise.then(
    () => {
      isSettled = true;
    },
    () => {
      isSettled = true;
    },
  );
  while (!isSettled) {
    // The file system answers in its own time; a timer shows that somebody waits for the clock.
    await new Promise(setImmediate);
    if (clock.pendingTimers() > 0) clock.advanceBy(25);
  }
  await settled;
}

describe("withFileLock", () => {
  it("runs one action at a time", async () => {
    let running = 0;
    let most = 0;
    const act = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await passUntil(Promise.all(Array.from({ length: 20 }, () => withFileLock(path, options(), act))));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("is free again after an action that fails, and gives the action's error", async () => {
    const failure = new Error("no");
    expect(await errorOf(withFileLock(path, options(), () => Promise.reject(failure)))).toBe(failure);
    expect(await withFileLock(path, options(), async () => 7)).toBe(7);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("is taken over from a holder that has died: its file hasn't changed for 10 s", async () => {
    await writeFile(path, "dead");
    const taken = withFileLock(path, options(), async () => ({
      atMs: clock.now(),
      owner: await readFile(path, "utf8"),
    }));
    await passUntil(taken);
    const { owner, atMs } = await taken;
    expect(owner).not.toBe("dead");
    expect(atMs).toBeGreaterThanOrEqual(10_000);
    expect(atMs).toBeLessThan(11_000);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is taken over by one of many", async () => {
    await writeFile(path, "dead");
    let running = 0;
    let most = 0;
    const act = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await passUntil(Promise.all(Array.from({ length: 20 }, () => withFileLock(path, options(), act))));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is taken over in several short waits too, from a holder that nobody here can know", async () => {
    await writeFile(path, "dead, on another machine");
    const short = { clock, timeoutMs: 3000 };
    const outcomes: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const outcome = withFileLock(path, short, async () => "taken").catch(() => "timed out");
      await passUntil(outcome);
      outcomes.push(await outcome);
      // Nobody looks now: this time says nothing about the holder.
      clock.advanceBy(1_000_000);
    }
    expect(outcomes).toEqual(["timed out", "timed out", "timed out", "taken"]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("isn't taken twice as early because two wait for it", async () => {
    await writeFile(path, "dead, on another machine");
    const taken = Promise.all([1, 2].map(() => withFileLock(path, options(), async () => clock.now())));
    await passUntil(taken);
    expect(Math.min(...(await taken))).toBeGreaterThanOrEqual(10_000);
  });

  it("is taken over although somebody has died in taking it over", async () => {
    await writeFile(path, "dead");
    await writeFile(`${path}.takeover`, "");
    const taken = withFileLock(path, options(), async () => clock.now());
    await passUntil(taken);
    expect(await taken).toBeGreaterThanOrEqual(20_000);
    expect(await readdir(folder)).toEqual([]);
  });

  it("isn't taken from a holder that shows that it lives, however long it takes", async () => {
    let release = () => {};
    const releasing = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holder = withFileLock(path, options(), () => releasing);
    while (!(await readFile(path, "utf8").catch(() => ""))) await new Promise(setImmediate);
    const waiting = errorOf(withFileLock(path, { clock, timeoutMs: 30_000 }, async () => {}));
    let isWaiting = true;
    const ended = waiting.then(() => {
      isWaiting = false;
    });
    // Each beat writes the time of the machine, which stands still between two of this test: so it is written here.
    for (let beat = 1; isWaiting; beat += 1) {
      await new Promise(setImmediate);
      clock.advanceBy(25);
      await utimes(path, beat, beat);
    }
    await ended;
    const error = await waiting;
    expect(error.message).toContain(`another process has held ${path} for 30000 ms`);
    expect(error).toMatchObject({ isTemporary: true });
    release();
    await holder;
    expect(await readdir(folder)).toEqual([]);
  });

  it("shows every 2 s that the holder lives", async () => {
    const held = withFileLock(path, options(), async () => {
      await utimes(path, 1, 1);
      for (let round = 0; round < 3; round += 1) clock.advanceBy(2000);
      const { mtimeMs } = await untilChanged();
      return mtimeMs;
    });
    expect(await held).toBeGreaterThan(1_000_000);
    expect(clock.timersSet()).toBe(4);
  });

  it("leaves the lock alone that another process has taken over meanwhile", async () => {
    await withFileLock(path, options(), () => writeFile(path, "another"));
    expect(await readFile(path, "utf8")).toBe("another");
  });
});

async function untilChanged(): Promise<{ mtimeMs: number }> {
  for (;;) {
    const found = await stat(path);
    if (found.mtimeMs > 1_000_000) return found;
    await new Promise(setImmediate);
  }
}

import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import type { Clock } from "../../time/clock.js";
import { sleep } from "../../time/sleep.js";
import { TokenError } from "../token-error.js";
import { describeHolder, isHolderDead } from "./lock-holder.js";

export interface FileLockOptions {
  readonly clock: Clock;
  /** Longest time to wait for the lock. */
  readonly timeoutMs: number;
}

/** How often a waiting process looks. */
const POLL_MS = 25;
/** How often the holder shows that it lives. */
const HEARTBEAT_MS = 2_000;
/** A holder that has shown nothing for so long is dead, if nobody can know better. */
const STALE_AFTER_MS = 10_000;
/** How often a waiting process looks whether a holder of the same machine lives. */
const LOOK_MS = 500;

/**
 * Runs an action while no other process runs one under the same lock: a file that only one can create, and that says
 * who holds it. A holder of the same machine that has died is recognised at once by its process. Of one elsewhere the
 * file doesn't change any more: the waiting process measures that in its own pauses, those of earlier calls included,
 * since the file system's time may be another machine's, and clocks jump, such as when a laptop wakes up.
 *
 * @throws {TokenError} when the lock isn't free in time.
 */
export async function withFileLock<Value>(
  path: string,
  options: FileLockOptions,
  action: () => Promise<Value>,
): Promise<Value> {
  const owner = await describeHolder();
  await acquire(path, owner, options);
  const stopBeating = beat(path, options.clock);
  try {
    return await action();
  } finally {
    stopBeating();
    if ((await readState(path))?.owner === owner) await rm(path, { force: true });
  }
}

async function acquire(path: string, owner: string, { clock, timeoutMs }: FileLockOptions): Promise<void> {
  for (let waitedMs = 0; !(await create(path, owner)); waitedMs += POLL_MS) {
    const found = await readState(path);
    if (found !== undefined) {
      const unchangedMs = noteSighting(path, found, clock.now());
      const looksDead = unchangedMs % LOOK_MS < POLL_MS && (await isHolderDead(found.owner));
      if (looksDead || unchangedMs >= STALE_AFTER_MS) {
        await takeAway(path, found.owner, unchangedMs >= 2 * STALE_AFTER_MS);
      }
    }
    if (waitedMs >= timeoutMs) throw timedOut(path, timeoutMs);
    await sleep(clock, POLL_MS);
  }
  sightings.delete(path);
}

interface Sighting {
  readonly state: string;
  readonly unchangedMs: number;
  readonly atMs: number;
}

/** What this process has seen of each lock that it waits for: who waits again and again, shortly, learns it too. */
const sightings = new Map<string, Sighting>();

/** For how long a lock's file hasn't changed, as far as somebody here was looking. */
function noteSighting(path: string, { owner, changeTimeMs }: LockState, nowMs: number): number {
  const state = `${owner} ${changeTimeMs}`;
  const last = sightings.get(path);
  // Between two looks there is a pause. What is longer, nobody was looking, or the clock jumped.
  const pauseMs = last === undefined ? 0 : Math.min(Math.max(0, nowMs - last.atMs), POLL_MS);
  const unchangedMs = last?.state === state ? last.unchangedMs + pauseMs : 0;
  sightings.set(path, { state, unchangedMs, atMs: nowMs });
  return unchangedMs;
}

async function create(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

interface LockState {
  readonly owner: string;
  readonly changeTimeMs: number;
}

async function readState(path: string): Promise<LockState | undefined> {
  try {
    const [owner, { mtimeMs }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { owner, changeTimeMs: mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Removes a dead holder's file. A second lock makes sure that only one of the waiting processes does so: one that is
 * late would remove the file of the next holder. It is there for a moment; `isAbandoned` says that its holder has died too,
 * if its own text doesn't.
 */
async function takeAway(path: string, deadOwner: string, isAbandoned: boolean): Promise<void> {
  const guard = `${path}.takeover`;
  const taker = await readState(guard);
  if (taker !== undefined && (isAbandoned || (await isHolderDead(taker.owner)))) await rm(guard, { force: true });
  if (!(await create(guard, await describeHolder()))) return;
  try {
    if ((await readState(path))?.owner === deadOwner) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Changes the file's time again and again, until the function that comes back is called. */
function beat(path: string, clock: Clock): () => void {
  let cancel = () => {};
  const schedule = () => {
    cancel = clock.schedule(() => {
      schedule();
      const now = new Date();
      utimes(path, now, now).catch(() => {});
    }, HEARTBEAT_MS);
  };
  schedule();
  return () => cancel();
}

function timedOut(path: string, timeoutMs: number): TokenError {
  return new TokenError(
    `another process has held ${path} for ${timeoutMs} ms; try again, or remove the file if there is no such process`,
    { retryAfterMs: POLL_MS },
  );
}

import { checkDurations, keyPrefix } from "../connection/key-prefix.js";
import type { RedisClient } from "../connection/redis-client.js";
import { RedisUnavailableError } from "../connection/redis-unavailable-error.js";
import { createScriptRunner } from "../connection/run-script.js";
import { LOCKED_VALUE_SCRIPT } from "./locked-value-script.js";

/** A text on Redis that is changed under a lock; who has lost the lock to another can't change it any more. */
export interface LockedValue {
  load(): Promise<string | undefined>;
  /** @param lifeMs After how long it goes; undefined keeps it. */
  save(text: string, lifeMs?: number): Promise<void>;
  remove(): Promise<void>;
  /** Runs an action while nobody else runs one, in any process. */
  withLock<Value>(action: () => Promise<Value>): Promise<Value>;
}

export interface LockedValueOptions {
  readonly redis: RedisClient;
  readonly name: string;
  /** Name of the value among those of `name`. */
  readonly key: string;
  readonly lockLeaseMs: number;
  readonly lockWaitMs: number;
  readonly commandTimeoutMs: number;
  readonly random: () => number;
  /** The error to throw: Redis is away, the lock was lost, or it took too long to get. */
  toError(kind: "away" | "lost" | "late", message: string, cause?: unknown): Error;
}

/** @throws {InvalidRequestError} for an option that can't work. */
export function createLockedValue(options: LockedValueOptions): LockedValue {
  const { redis, name, key, lockLeaseMs, lockWaitMs, commandTimeoutMs, random, toError } = options;
  checkDurations({ lockLeaseMs, lockWaitMs, commandTimeoutMs });
  const valueKey = `${keyPrefix(name)}${key}`;
  const keys = [valueKey, `${valueKey}:lock`, `${valueKey}:fence`];
  const runner = createScriptRunner({ redis, script: LOCKED_VALUE_SCRIPT, commandTimeoutMs });
  /** The fence of the action that runs in this process; empty outside of one. */
  let fence = "";
  let lastAction: Promise<unknown> = Promise.resolve();

  const run = async (
    kind: string,
    owner: string,
    values: readonly string[] = [],
    onLate?: (reply: unknown) => void,
  ) => {
    try {
      return await runner.run(keys, [kind, owner, fence, ...values], onLate);
    } catch (cause) {
      throw cause instanceof RedisUnavailableError ? toError("away", cause.message, cause) : cause;
    }
  };
  const change = async (kind: string, values: readonly string[] = []) => {
    if (Number(await run(kind, "", values)) === 0)
      throw toError("lost", "not saved: another process has taken the lock meanwhile");
  };

  const lock = async (owner: string) => {
    const endMs = performance.now() + lockWaitMs;
    // A lock that comes when it was given up is given back.
    const giveBack = () => void run("unlock", owner).catch(() => {});
    for (;;) {
      const given = Number(await run("lock", owner, [String(lockLeaseMs)], giveBack));
      if (given > 0) return String(given);
      if (performance.now() > endMs) throw toError("late", `another process has held the lock for ${lockWaitMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20 + 60 * random()));
    }
  };
  const act = async <Value>(action: () => Promise<Value>): Promise<Value> => {
    const owner = crypto.randomUUID();
    const given = await lock(owner);
    const renewal = setInterval(() => run("renew", owner, [String(lockLeaseMs)]).catch(() => {}), lockLeaseMs / 3);
    fence = given;
    try {
      return await action();
    } finally {
      fence = "";
      clearInterval(renewal);
      // If Redis is away the lease ends the lock.
      await run("unlock", owner).catch(() => {});
    }
  };

  return {
    async load() {
      const text = await run("load", "");
      return typeof text === "string" ? text : undefined;
    },
    save: (text, lifeMs) => change("save", [text, lifeMs === undefined ? "" : String(lifeMs)]),
    remove: () => change("remove"),
    withLock(action) {
      const result = lastAction.then(() => act(action));
      lastAction = result.catch(() => {});
      return result;
    },
  };
}

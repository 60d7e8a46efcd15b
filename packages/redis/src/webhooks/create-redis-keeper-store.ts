import { RcwError } from "@rcw/client";
import type { KeeperStore, KeptSubscription } from "@rcw/webhooks";
import type { RedisClient } from "../connection/redis-client.js";
import { RedisUnavailableError } from "../connection/redis-unavailable-error.js";
import { createLockedValue } from "../locking/locked-value.js";

/** Options of `createRedisKeeperStore`. */
export interface RedisKeeperStoreOptions {
  /** A connected client of the `redis` package; for `ioredis`: `fromIoredis(client)`. */
  redis: RedisClient;
  /** The subscription: the same for all processes that keep it, another one for each other. */
  name: string;
  /** After how long a process that has died loses the lock, in milliseconds. Default: 30000. */
  lockLeaseMs?: number;
  /** How long to wait for the lock, in milliseconds. Default: 120000. */
  lockWaitMs?: number;
  /** How long Redis may take for a command, in milliseconds. Default: 2000. */
  commandTimeoutMs?: number;
  /** Source of randomness, from 0 to 1, that keeps processes apart. Default: `Math.random`. */
  random?: () => number;
}

/**
 * Lets the keepers of all processes look after one subscription: one of them acts at a time, and they know what the
 * others have made. The `store` of `keepSubscription`. While Redis is away they wait, and try again by themselves.
 *
 * @throws {InvalidRequestError} for an option that can't work. Its methods throw a `RedisUnavailableError` when Redis is
 * away, an `RcwError` when the lock is lost or takes too long.
 */
export function createRedisKeeperStore(options: RedisKeeperStoreOptions): KeeperStore {
  const { lockLeaseMs = 30_000, lockWaitMs = 120_000, commandTimeoutMs = 2000, random = Math.random } = options;
  const value = createLockedValue({
    ...{ redis: options.redis, name: options.name, key: "subscription" },
    ...{ lockLeaseMs, lockWaitMs, commandTimeoutMs, random },
    toError: (kind, message, cause) =>
      kind === "away"
        ? new RedisUnavailableError("the subscription's lock is out of reach", { cause })
        : new RcwError(`the subscription isn't looked after here: ${message}`),
  });
  return {
    withLock: (action) => value.withLock(action),
    async load() {
      const text = await value.load();
      return text === undefined ? undefined : readKept(text);
    },
    save: (kept) => value.save(JSON.stringify(kept)),
  };
}

/** What can't be read counts as nothing: the keeper then makes the subscription anew. */
function readKept(text: string): KeptSubscription | undefined {
  try {
    const kept = JSON.parse(text) as Partial<KeptSubscription> | null;
    const { subscriptionId, tokenDigest } = kept ?? {};
    if (typeof subscriptionId === "string" && typeof tokenDigest === "string") return { subscriptionId, tokenDigest };
  } catch {
    // As below.
  }
  return undefined;
}

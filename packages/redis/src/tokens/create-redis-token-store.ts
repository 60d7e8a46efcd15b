import { TokenError, type TokenStore, type Tokens } from "@rcw/client/auth";
import { checkDurations, keyPrefix } from "../connection/key-prefix.js";
import type { RedisClient } from "../connection/redis-client.js";
import { RedisUnavailableError } from "../connection/redis-unavailable-error.js";
import { createScriptRunner } from "../connection/run-script.js";
import { createSeal } from "./seal.js";
import { TOKEN_SCRIPT } from "./token-script.js";

/** Options of `createRedisTokenStore`. */
export interface RedisTokenStoreOptions {
  /** A connected client of the `redis` package; for `ioredis`: `fromIoredis(client)`. */
  redis: RedisClient;
  /** The login: the same for all processes that share it, another one for each other app and user. */
  name: string;
  /**
   * Encrypts tokens at rest: 32 bytes, or a `CryptoKey` for AES-GCM of 256 bits. Without one whoever can read Redis can
   * read the tokens.
   */
  encryptionKey?: Uint8Array<ArrayBuffer> | CryptoKey;
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
 * Keeps tokens on Redis, for all processes that share a login: one of them refreshes, the others take what it got. A
 * process that has lost the lock can't save any more. Tokens go when their refresh token ends.
 *
 * @example
 * ```ts no-run="needs a Redis"
 * import { createTokenManager } from "@rcw/client/auth";
 * import { createRedisTokenStore } from "@rcw/redis";
 * import { createClient } from "redis";
 *
 * const redis = await createClient().on("error", console.error).connect();
 * const store = createRedisTokenStore({ redis, name: "my-app" });
 * const auth = createTokenManager({ clientId: "my-app", clientSecret: "...", jwt: "...", store });
 * ```
 * @throws {InvalidRequestError} for an option that can't work. Its methods throw a `TokenError` when Redis is away, the
 * lock is lost or takes too long, or what is kept can't be read.
 */
export function createRedisTokenStore(options: RedisTokenStoreOptions): TokenStore {
  const { redis, name, encryptionKey, random = Math.random } = options;
  const { lockLeaseMs = 30_000, lockWaitMs = 120_000, commandTimeoutMs = 2000 } = options;
  checkDurations({ lockLeaseMs, lockWaitMs, commandTimeoutMs });
  const prefix = keyPrefix(name);
  const keys = [`${prefix}tokens`, `${prefix}tokens:lock`, `${prefix}tokens:fence`];
  const seal = createSeal(encryptionKey, name);
  const runner = createScriptRunner({ redis, script: TOKEN_SCRIPT, commandTimeoutMs });
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
      if (!(cause instanceof RedisUnavailableError)) throw cause;
      throw new TokenError(`the kept tokens are out of reach: ${cause.message}`, { cause, retryAfterMs: 1000 });
    }
  };
  const change = async (kind: string, values: readonly string[] = []) => {
    if (Number(await run(kind, "", values)) === 0)
      throw new TokenError("not saved: another process has taken the lock meanwhile, and its tokens hold");
  };

  const lock = async (owner: string) => {
    const endMs = performance.now() + lockWaitMs;
    // A lock that comes when it was given up is given back.
    const giveBack = () => void run("unlock", owner).catch(() => {});
    for (;;) {
      const given = Number(await run("lock", owner, [String(lockLeaseMs)], giveBack));
      if (given > 0) return String(given);
      if (performance.now() > endMs)
        throw new TokenError(`another process has held the lock for ${lockWaitMs} ms`, { retryAfterMs: 1000 });
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
      const sealed = await run("load", "");
      if (typeof sealed !== "string") return undefined;
      return readTokens(await seal.open(sealed), name);
    },
    save: async (tokens) => change("save", [await seal.close(JSON.stringify(tokens)), lifeMsOf(tokens)]),
    remove: () => change("remove"),
    withLock(action) {
      const result = lastAction.then(() => act(action));
      lastAction = result.catch(() => {});
      return result;
    },
  };
}

/** How long tokens can be of use, with a minute for clocks that differ; empty if nobody knows. */
function lifeMsOf({ refreshToken, refreshTokenExpiresAtMs, accessTokenExpiresAtMs }: Tokens): string {
  const endMs = refreshToken === undefined ? accessTokenExpiresAtMs : refreshTokenExpiresAtMs;
  return endMs === undefined ? "" : String(Math.max(1000, Math.ceil(endMs - Date.now() + 60_000)));
}

function readTokens(text: string, name: string): Tokens {
  try {
    const tokens: unknown = JSON.parse(text);
    if (typeof tokens === "object" && tokens !== null && "accessToken" in tokens) return tokens as Tokens;
  } catch {
    // The error below says it; what came may be a secret.
  }
  throw new TokenError(`what is kept for ${name} isn't tokens; remove it, and log in again`, { needsLogin: true });
}

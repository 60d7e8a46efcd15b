import type { webcrypto } from "node:crypto";
import { TokenError, type TokenStore, type Tokens } from "@rcw/client/auth";
import type { RedisClient } from "../connection/redis-client.js";
import { createLockedValue } from "../locking/locked-value.js";
import { createSeal } from "./seal.js";

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
  encryptionKey?: Uint8Array<ArrayBuffer> | webcrypto.CryptoKey;
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
  const seal = createSeal(encryptionKey, name);
  const value = createLockedValue({
    ...{ redis, name, key: "tokens", lockLeaseMs, lockWaitMs, commandTimeoutMs, random },
    toError(kind, message, cause) {
      if (kind === "away")
        return new TokenError(`the kept tokens are out of reach: ${message}`, { cause, retryAfterMs: 1000 });
      return kind === "lost"
        ? new TokenError("not saved: another process has taken the lock meanwhile, and its tokens hold")
        : new TokenError(message, { retryAfterMs: 1000 });
    },
  });

  return {
    async load() {
      const sealed = await value.load();
      return sealed === undefined ? undefined : readTokens(await seal.open(sealed), name);
    },
    save: async (tokens) => value.save(await seal.close(JSON.stringify(tokens)), lifeMsOf(tokens)),
    remove: () => value.remove(),
    withLock: (action) => value.withLock(action),
  };
}

/** How long tokens can be of use, with a minute for clocks that differ; undefined if nobody knows. */
function lifeMsOf({ refreshToken, refreshTokenExpiresAtMs, accessTokenExpiresAtMs }: Tokens): number | undefined {
  const endMs = refreshToken === undefined ? accessTokenExpiresAtMs : refreshTokenExpiresAtMs;
  return endMs === undefined ? undefined : Math.max(1000, Math.ceil(endMs - Date.now() + 60_000));
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

/** What a script is called with. */
export interface ScriptArguments {
  readonly keys: string[];
  readonly arguments: string[];
}

/**
 * What this package needs of a client: two commands. A connected client, pool or cluster of the `redis` package has them;
 * for `ioredis` see `fromIoredis`.
 */
export interface RedisClient {
  eval(script: string, call: ScriptArguments): Promise<unknown>;
  evalSha(sha1: string, call: ScriptArguments): Promise<unknown>;
}

/** What `fromIoredis` needs of a client of the `ioredis` package. */
export interface IoredisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  evalsha(sha1: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/**
 * Lets a client of the `ioredis` package be used.
 *
 * @example
 * ```ts no-run="needs a Redis"
 * import { createRedisRateLimiter, fromIoredis } from "@rcw/redis";
 * import { Redis } from "ioredis";
 *
 * const rateLimit = createRedisRateLimiter({ redis: fromIoredis(new Redis()), name: "my-app" });
 * ```
 */
export function fromIoredis(ioredis: IoredisClient): RedisClient {
  return {
    eval: (script, { keys, arguments: values }) => ioredis.eval(script, keys.length, ...keys, ...values),
    evalSha: (sha1, { keys, arguments: values }) => ioredis.evalsha(sha1, keys.length, ...keys, ...values),
  };
}

import type { RateLimiter, RateLimitOptions, RateLimitState } from "@rcw/client";
import type { RedisClient } from "../connection/redis-client.js";

/** Options of `createRedisRateLimiter`. */
export interface RedisRateLimiterOptions extends RateLimitOptions {
  /** A connected client of the `redis` package; for `ioredis`: `fromIoredis(client)`. */
  redis: RedisClient;
  /** The account: the same for all processes that call with one app and user, another one for each other pair. */
  name: string;
  /**
   * What happens while Redis is away or slow: `"memory"` goes on with a limiter of this process alone, which knows what
   * was known last; `"fail"` refuses calls with a `RedisUnavailableError`. Default: `"memory"`.
   */
  onUnavailable?: "memory" | "fail";
  /** Told when Redis goes away and when it is back. */
  hooks?: AvailabilityHooks;
  /** How long Redis may take for a command, in milliseconds, before it counts as away. Default: 2000. */
  commandTimeoutMs?: number;
  /** How often Redis is asked whether it is back, in milliseconds. Default: 1000. */
  retryEveryMs?: number;
  /** When the turns of a process that has died are given back, in milliseconds. Default: 15000. */
  leaseMs?: number;
  /** Source of randomness, from 0 to 1, that keeps processes apart. Default: `Math.random`. */
  random?: () => number;
}

/** What tells of Redis. What they throw is dropped. */
export interface AvailabilityHooks {
  onAway?(event: { readonly error: unknown }): void;
  onBack?(event: { readonly awayMs: number }): void;
}

/** A limiter that processes share. `state()` is what this process heard last; it asks anew in the background. */
export interface RedisRateLimiter extends RateLimiter {
  /** Asks Redis for what is known of each group, of all processes. @throws {RedisUnavailableError} */
  refresh(): Promise<readonly RateLimitState[]>;
  /**
   * Tells Redis the last results, then ends what waits, with an `AbortError`, and all timers. The Redis client stays open:
   * end it afterwards. Who ends without it is taken to have died, and its last calls count longer.
   */
  close(): Promise<void>;
}

/** What holds where an option is left out. */
export const DEFAULTS = {
  maxWaitMs: 600_000,
  maxQueued: 1000,
  onUnavailable: "memory",
  commandTimeoutMs: 2000,
  retryEveryMs: 1000,
  leaseMs: 15_000,
  random: Math.random,
} as const;

import type { RedisClient } from "../connection/redis-client.js";

/** Options of `createRedisInbox`. */
export interface RedisInboxOptions {
  /** A connected client of the `redis` package; for `ioredis`: `fromIoredis(client)`. */
  redis: RedisClient;
  /** The inbox: the same for all receivers that share it. */
  name: string;
  /** After how long the events of a receiver that has died go to the others, in milliseconds. Default: 30000. */
  leaseMs?: number;
  /** How many events a receiver has at a time; the others' share is what it leaves. Default: 128. */
  maxHeld?: number;
  /** How often a receiver without work asks for what others have received, in milliseconds. Default: 200. */
  pollEveryMs?: number;
  /** How many events may wait. More are refused, and the service is told to try again. Default: 100000. */
  maxEvents?: number;
  /** How long an event's uuid is remembered, in milliseconds. Default: 86400000, a day. */
  rememberMs?: number;
  /** How many uuids are remembered; the oldest go first. Default: 200000. */
  maxRemembered?: number;
  /** How many dead letters are kept; the oldest go first. Default: 1000. */
  maxDeadLetters?: number;
  /** How long Redis may take for a command, in milliseconds; below the handler's `answerWithinMs`. Default: 2000. */
  commandTimeoutMs?: number;
}

export const INBOX_DEFAULTS: Required<Omit<RedisInboxOptions, "redis" | "name">> = {
  leaseMs: 30_000,
  maxHeld: 128,
  pollEveryMs: 200,
  maxEvents: 100_000,
  rememberMs: 86_400_000,
  maxRemembered: 200_000,
  maxDeadLetters: 1000,
  commandTimeoutMs: 2000,
};

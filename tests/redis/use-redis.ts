import { createClient, type RedisClientType } from "redis";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startRedis, type TestRedis } from "../../scripts/testing/start-redis.js";

/** A Redis for a group of tests, a client of it, and for each test a name that nothing else has. */
export interface UsedRedis {
  server: TestRedis;
  redis: RedisClientType;
  name: string;
}

/** Starts a Redis before the tests of a group, and ends it after them; its members are there once they run. */
export function useRedis(): UsedRedis {
  const used = {} as UsedRedis;
  beforeAll(async () => {
    used.server = await startRedis();
    used.redis = createClient({ url: used.server.url }) as RedisClientType;
    used.redis.on("error", () => {});
    await used.redis.connect();
  });
  afterAll(async () => {
    used.redis?.destroy();
    await used.server?.close();
  });
  beforeEach(() => {
    used.name = crypto.randomUUID();
  });
  return used;
}

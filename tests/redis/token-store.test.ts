import { TokenError, type Tokens } from "@rcw/client/auth";
import { createRedisTokenStore, fromIoredis } from "@rcw/redis";
import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { redisProblem, restartProblem } from "../../scripts/testing/start-redis.js";
import { useRedis } from "./use-redis.js";

const TOKENS: Tokens = { accessToken: "secret-access", refreshToken: "secret-refresh", ownerId: "1" };
const key = new Uint8Array(32).fill(3);

describe.skipIf(redisProblem !== undefined)("a token store on Redis", () => {
  const used = useRedis();
  const open = (options = {}) => createRedisTokenStore({ redis: used.redis, name: used.name, ...options });

  it("gives what another one has saved, and nothing when it was removed", async () => {
    await open().save(TOKENS);
    expect(await open().load()).toEqual(TOKENS);
    await open().remove();
    expect(await open().load()).toBeUndefined();
  });

  it("encrypts what it keeps, anew each time, and opens it with the same key and name only", async () => {
    await open({ encryptionKey: key }).save(TOKENS);
    const sealed = String(await used.redis.get(`rcw:{${used.name}}:tokens`));
    expect(sealed).toMatch(/^aes-256-gcm\./);
    expect(sealed).not.toContain("secret");
    await open({ encryptionKey: key }).save(TOKENS);
    expect(await used.redis.get(`rcw:{${used.name}}:tokens`)).not.toBe(sealed);
    expect(await open({ encryptionKey: key }).load()).toEqual(TOKENS);
    await expect(open({ encryptionKey: new Uint8Array(32) }).load()).rejects.toThrow("can't be read");
    await expect(open().load()).rejects.toThrow("are encrypted");
    await used.redis.set(`rcw:{${used.name}}-other:tokens`, sealed);
    await used.redis.set(`rcw:{other-${used.name}}:tokens`, sealed);
    await expect(open({ encryptionKey: key, name: `other-${used.name}` }).load()).rejects.toThrow(TokenError);
  });

  it("forgets tokens when the refresh token ends", async () => {
    await open().save({ ...TOKENS, refreshTokenExpiresAtMs: Date.now() + 3_600_000 });
    const lifeMs = await used.redis.pTTL(`rcw:{${used.name}}:tokens`);
    expect(lifeMs).toBeGreaterThan(3_600_000);
    expect(lifeMs).toBeLessThanOrEqual(3_660_000);
  });

  it("lets one action of all run at a time", async () => {
    let [running, most] = [0, 0];
    const act = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
    };
    const stores = Array.from({ length: 5 }, () => open());
    await Promise.all(stores.flatMap((store) => [store.withLock(act), store.withLock(act)]));
    expect(most).toBe(1);
  });

  it("doesn't let an owner save that has lost the lock to another", async () => {
    const [slow, quick] = [open(), open()];
    const outcome = slow.withLock(async () => {
      // What a machine that slept would find: its lease is over, and another has the lock.
      await used.redis.del(`rcw:{${used.name}}:tokens:lock`);
      await quick.withLock(async () => quick.save({ accessToken: "newer" }));
      await slow.save(TOKENS);
    });
    await expect(outcome).rejects.toThrow("another process has taken the lock");
    expect(await open().load()).toEqual({ accessToken: "newer" });
  });

  it("lets an owner save whose lease is over, while nobody else has come", async () => {
    const store = open();
    await store.withLock(async () => {
      await used.redis.del(`rcw:{${used.name}}:tokens:lock`);
      await store.save(TOKENS);
    });
    expect(await store.load()).toEqual(TOKENS);
  });

  it("takes the lock of a process that has died after its lease, and says so when it waits too long", async () => {
    await used.redis.set(`rcw:{${used.name}}:tokens:lock`, "dead", { expiration: { type: "PX", value: 400 } });
    await expect(open({ lockWaitMs: 100 }).withLock(async () => {})).rejects.toThrow("has held the lock");
    expect(await open().withLock(async () => "done")).toBe("done");
  });

  it("holds the lock for as long as an action takes", async () => {
    const order: string[] = [];
    const first = open({ lockLeaseMs: 150 }).withLock(async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      order.push("first");
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await open().withLock(async () => void order.push("second"));
    await first;
    expect(order).toEqual(["first", "second"]);
  });

  it.skipIf(restartProblem !== undefined)(
    "goes on after the scripts were flushed, and says what is wrong while Redis is away",
    async () => {
      const store = open({ commandTimeoutMs: 300 });
      await store.save(TOKENS);
      await used.redis.scriptFlush();
      expect(await store.load()).toEqual(TOKENS);
      await used.server.kill();
      await expect(store.load()).rejects.toThrow("the kept tokens are out of reach");
      await used.server.restart();
      await expect.poll(async () => store.load(), { timeout: 5000 }).toEqual(TOKENS);
    },
  );

  it("works with ioredis", async () => {
    const ioredis = new Redis(used.server.url);
    const store = createRedisTokenStore({ redis: fromIoredis(ioredis), name: used.name });
    await store.withLock(async () => store.save(TOKENS));
    expect(await store.load()).toEqual(TOKENS);
    ioredis.disconnect();
  });

  it("refuses a name that may hold a secret or break a key, and a key of another length", () => {
    expect(() => open({ name: "a{b}" })).toThrow("name can't be part of a key");
    expect(() => open({ encryptionKey: new Uint8Array(16) })).toThrow("expected 32 bytes");
  });
});

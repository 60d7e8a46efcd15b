import { createRedisKeeperStore } from "@rcw/redis/webhooks";
import { createWebhookHandler, keepSubscription } from "@rcw/webhooks";
import { describe, expect, it } from "vitest";
import { redisProblem } from "../../scripts/testing/start-redis.js";
import { setWebhookScene } from "../webhooks/webhook-scene.js";
import { useRedis } from "./use-redis.js";

const kept = { subscriptionId: "s1", tokenDigest: "d1" };

describe.skipIf(redisProblem !== undefined)("a keeper's store on Redis", () => {
  const used = useRedis();

  it("gives all what one has saved; what can't be read counts as nothing", async () => {
    const { redis, name } = used;
    const open = () => createRedisKeeperStore({ redis, name });
    expect(await open().load()).toBeUndefined();
    await open().save(kept);
    expect(await open().load()).toEqual(kept);
    await redis.set(`rcw:{${name}}:subscription`, "null");
    expect(await open().load()).toBeUndefined();
    await redis.set(`rcw:{${name}}:subscription`, "{");
    expect(await open().load()).toBeUndefined();
  });

  it("doesn't let a keeper save that has lost the lock, and says what is wrong while Redis is away", async () => {
    const { redis, name } = used;
    const [slow, quick] = [createRedisKeeperStore({ redis, name }), createRedisKeeperStore({ redis, name })];
    const outcome = slow.withLock(async () => {
      await redis.del(`rcw:{${name}}:subscription:lock`);
      await quick.withLock(async () => quick.save(kept));
      await slow.save({ ...kept, subscriptionId: "late" });
    });
    await expect(outcome).rejects.toThrow("another process has taken the lock");
    expect(await quick.load()).toEqual(kept);
    const away = { eval: () => Promise.reject(new Error("gone")), evalSha: () => Promise.reject(new Error("gone")) };
    const store = createRedisKeeperStore({ redis: away, name });
    await expect(store.load()).rejects.toThrow("the subscription's lock is out of reach");
  });

  it("lets keepers that begin at the same moment make one subscription", async () => {
    const { redis, name } = used;
    const handle = createWebhookHandler({ verificationToken: "t0ken", on: {} });
    const { rcw } = setWebhookScene({ webhooks: { fetch: (input, init) => handle(new Request(input, init)) } });
    let made = 0;
    const keepers = Array.from({ length: 5 }, () =>
      keepSubscription(rcw, {
        address: "https://app.example.com/rcw",
        events: ["session.state"],
        verificationToken: "t0ken",
        store: createRedisKeeperStore({ redis, name }),
        hooks: { onCreated: () => (made += 1) },
      }),
    );
    const subscriptions = await Promise.all(keepers.map(({ ready }) => ready));
    expect(new Set(subscriptions.map(({ id }) => id)).size).toBe(1);
    expect(made).toBe(1);
    expect((await rcw.subscriptions.list()).records).toHaveLength(1);
    await Promise.all([handle.close(), ...keepers.map((keeper) => keeper.close())]);
  });
});

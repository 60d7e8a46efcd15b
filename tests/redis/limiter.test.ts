import { type RateLimitState, RateLimitWaitError } from "@rcw/client";
import { createRedisRateLimiter, fromIoredis, type RedisRateLimiter, RedisUnavailableError } from "@rcw/redis";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { redisProblem, restartProblem, startRedis, type TestRedis } from "../../scripts/testing/start-redis.js";

const GROUP = "Heavy";
const WINDOW_SECONDS = 1;
const TURN = { group: GROUP, operationId: "rcwConfigListInvitees", isRepeat: false, signal: undefined };

// Each of these limiters is a process as far as Redis can tell; processes of their own are in `processes.test.ts`.
describe.skipIf(redisProblem !== undefined)("a limiter on Redis", () => {
  let server: TestRedis;
  let name = "";
  let count = 0;
  const run = crypto.randomUUID();
  const endings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    count += 1;
    name = `${run}-${count}`;
  });
  afterEach(async () => {
    await Promise.all(endings.splice(0).map((end) => end()));
  });

  const open = async (options = {}): Promise<RedisRateLimiter> => {
    const redis = createClient({ url: server.url, socket: { reconnectStrategy: 50 } });
    redis.on("error", () => {});
    await redis.connect();
    const limiter = createRedisRateLimiter({ redis, name, commandTimeoutMs: 1000, retryEveryMs: 100, ...options });
    endings.push(async () => {
      await limiter.close();
      redis.destroy();
    });
    return limiter;
  };
  const answer = (limiter: RedisRateLimiter, remaining: number, limit = 10, windowSeconds = WINDOW_SECONDS) =>
    limiter.settle({ group: GROUP, status: 200, snapshot: { group: GROUP, limit, remaining, windowSeconds } });
  const refuse = (limiter: RedisRateLimiter, retryAfterMs: number) =>
    limiter.settle({
      ...{ group: GROUP, status: 429, retryAfterMs },
      snapshot: { group: GROUP, limit: 10, remaining: 0, windowSeconds: WINDOW_SECONDS },
    });
  /** A turn that may still be waited for when the test ends. */
  const take = (limiter: RedisRateLimiter) => {
    const turn = limiter.take(TURN);
    turn.catch(() => {});
    return turn;
  };
  const heavy = (states: readonly RateLimitState[]) => states.find(({ group }) => group === GROUP);
  const elapsed = async (action: () => Promise<unknown>) => {
    const startMs = performance.now();
    await action();
    return performance.now() - startMs;
  };
  /** Whether something hasn't ended after a while. */
  const waits = async (promise: Promise<unknown>, durationMs = 200) => {
    const nothing = new Promise((resolve) => setTimeout(resolve, durationMs, "waits"));
    return (await Promise.race([promise.then(() => "left"), nothing])) === "waits";
  };

  it("counts the calls of all, and keeps nothing but names and numbers in one slot of a cluster", async () => {
    const [first, second] = [await open(), await open()];
    for (let call = 0; call < 5; call += 1) await Promise.all([first.take(TURN), second.take(TURN)]);
    expect(await waits(take(first))).toBe(true);
    expect(heavy(await second.refresh())).toMatchObject({ inFlight: 10, queued: 1, remaining: 0, limit: 10 });
    const redis = await createClient({ url: server.url }).connect();
    const keys = await redis.keys(`*${name}*`);
    redis.destroy();
    expect(keys.sort()).toEqual([`rcw:{${name}}:limits`, `rcw:{${name}}:limits:Heavy`]);
  });

  it("shows what all know, by state() too", async () => {
    const [first, second] = [await open(), await open()];
    await first.take(TURN);
    await answer(first, 7);
    expect(heavy(await second.refresh())).toMatchObject({ limit: 10, windowMs: 1000, inFlight: 0 });
    expect(heavy(second.state())).toMatchObject({ limit: 10, windowMs: 1000 });
  });

  it("pauses all when one is refused, for the whole penalty, and lets one call go first then", async () => {
    const [first, second] = [await open(), await open()];
    await first.take(TURN);
    await refuse(first, 700);
    const left: number[] = [];
    const startMs = performance.now();
    const calls = [first, second, second].map(async (limiter) => {
      await limiter.take(TURN);
      left.push(performance.now() - startMs);
    });
    await expect.poll(() => left.length, { timeout: 3000, interval: 2 }).toBe(1);
    expect(left[0]).toBeGreaterThanOrEqual(700);
    await answer(first, 9);
    await Promise.all(calls);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(700);
  });

  it("pauses every group at a 429 that names none", async () => {
    const [first, second] = [await open(), await open()];
    await first.take(TURN);
    await first.settle({ group: GROUP, status: 429, retryAfterMs: 600 });
    expect(await elapsed(() => second.take({ ...TURN, group: "Light" }))).toBeGreaterThanOrEqual(550);
  });

  it("keeps the order of a process, repeats first, and lets processes come in turns", async () => {
    const [first, second] = [await open(), await open()];
    await first.take(TURN);
    await answer(first, 0);
    const order: string[] = [];
    const call = (limiter: RedisRateLimiter, label: string, isRepeat = false) =>
      limiter.take({ ...TURN, isRepeat }).then(async () => {
        order.push(label);
        await answer(limiter, 9 - order.length);
      });
    const calls = ["a1", "a2", "a3", "a4"].map((label) => call(first, label));
    calls.push(call(first, "a0", true));
    await waits(new Promise(() => {}), 100);
    calls.push(...["b1", "b2"].map((label) => call(second, label)));
    await Promise.all(calls);
    expect(order.filter((label) => label.startsWith("a"))).toEqual(["a0", "a1", "a2", "a3", "a4"]);
    expect(order.filter((label) => label.startsWith("b"))).toEqual(["b1", "b2"]);
    expect(order.indexOf("b2")).toBeLessThan(order.indexOf("a4"));
  });

  it("ends a wait at an abort, and at once when the turn would come too late or too many wait", async () => {
    const limiter = await open({ maxWaitMs: 5000, maxQueued: 2 });
    await limiter.take(TURN);
    await refuse(limiter, 3000);
    const controller = new AbortController();
    const waiting = limiter.take({ ...TURN, signal: controller.signal });
    const second = limiter.take(TURN);
    second.catch(() => {});
    await expect(limiter.take(TURN)).rejects.toThrow("maxQueued is 2");
    controller.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
    await limiter.settle({ group: GROUP, status: 429, retryAfterMs: 60_000 });
    await expect(second).rejects.toThrow(RateLimitWaitError);
  });

  it("turns nobody away by the limit it begins with, before an answer has told the real one", async () => {
    const limiter = await open({ maxWaitMs: 30_000 });
    const turns = Array.from({ length: 30 }, () => limiter.take(TURN));
    expect(await waits(Promise.all(turns))).toBe(true);
    await answer(limiter, 99, 100);
    await Promise.all(turns);
  });

  it("doesn't count a call that was never sent", async () => {
    const limiter = await open();
    for (let call = 0; call < 10; call += 1) await limiter.take(TURN);
    const next = limiter.take(TURN);
    expect(await waits(next)).toBe(true);
    await limiter.settle({ group: GROUP, isUnsent: true });
    await next;
  });

  it("gives the turns of a dead process back a window after its lease, and keeps those of one that lives", async () => {
    const [dead, alive] = [await open({ leaseMs: 300 }), await open({ leaseMs: 300 })];
    await alive.take(TURN);
    await answer(alive, 9);
    await alive.take(TURN);
    for (let call = 0; call < 8; call += 1) await dead.take(TURN);
    await dead.close();
    await expect.poll(async () => heavy(await alive.refresh())?.inFlight, { timeout: 3000 }).toBe(1);
    expect(await elapsed(() => alive.take(TURN))).toBeGreaterThan(500);
  });

  it.skipIf(restartProblem !== undefined)(
    "goes on by itself while Redis is away, with what was known, says so, and comes back",
    async () => {
      const told: string[] = [];
      const hooks = { onAway: () => told.push("away"), onBack: () => told.push("back") };
      const limiter = await open({ hooks });
      await limiter.take(TURN);
      await refuse(limiter, 1500);
      await server.kill();
      const beginMs = performance.now();
      await limiter.take(TURN);
      expect(told).toEqual(["away"]);
      expect(performance.now() - beginMs).toBeGreaterThan(1400);
      await limiter.settle({ group: GROUP, status: 200 });
      await server.restart();
      await expect.poll(() => told, { timeout: 5000 }).toEqual(["away", "back"]);
      const other = await open();
      expect(heavy(await other.refresh())).toMatchObject({ limit: 10 });
    },
  );

  it.skipIf(restartProblem !== undefined)(
    "refuses while Redis is away if told to, and takes calls when it is back",
    async () => {
      const limiter = await open({ onUnavailable: "fail" });
      await limiter.take(TURN);
      await answer(limiter, 9);
      await server.kill();
      await expect(limiter.take(TURN)).rejects.toThrow(RedisUnavailableError);
      await expect(limiter.take(TURN)).rejects.toThrow('not sent: Redis is away, and onUnavailable is "fail"');
      await server.restart();
      await expect
        .poll(
          () =>
            limiter.take(TURN).then(
              () => "left",
              () => "refused",
            ),
          { timeout: 5000 },
        )
        .toBe("left");
    },
  );

  it.skipIf(restartProblem !== undefined)("keeps a penalty that Redis has lost by an emptied restart", async () => {
    const limiter = await open({ commandTimeoutMs: 5000 });
    await limiter.take(TURN);
    await refuse(limiter, 2500);
    const startMs = performance.now();
    await server.restart({ isEmptied: true });
    await limiter.take(TURN);
    expect(performance.now() - startMs).toBeGreaterThan(2300);
  });

  it("works with ioredis", async () => {
    const redis = new Redis(server.url);
    const limiter = createRedisRateLimiter({ redis: fromIoredis(redis), name });
    endings.push(async () => {
      await limiter.close();
      redis.disconnect();
    });
    await limiter.take(TURN);
    await answer(limiter, 9);
    expect(heavy(await limiter.refresh())).toMatchObject({ limit: 10, inFlight: 0 });
  });
});

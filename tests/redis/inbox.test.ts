import { createRedisInbox, type RedisInboxOptions } from "@rcw/redis/webhooks";
import { createMemoryInbox, createWebhookHandler, eventTable, type WebhookInbox } from "@rcw/webhooks";
import { describe, expect, it } from "vitest";
import { redisProblem } from "../../scripts/testing/start-redis.js";
import { useRedis } from "./use-redis.js";

const event = (uuid: string, more: { resource?: string; happenedMs?: number } = {}) => ({
  ...{ uuid, text: `{"uuid":"${uuid}"}`, receivedAtMs: 1_790_000_000_000, isReconciled: false, ...more },
});
const never = new AbortController().signal;
const aborted = AbortSignal.abort();

describe.skipIf(redisProblem !== undefined)("an inbox on Redis", () => {
  const used = useRedis();
  const open = (options: Partial<RedisInboxOptions> = {}) =>
    createRedisInbox({ redis: used.redis, name: used.name, pollEveryMs: 5, ...options });
  const takeAll = async (inbox: WebhookInbox, expected: number) => {
    const taken = [];
    while (taken.length < expected) taken.push(...(await inbox.take(100, never)));
    return taken;
  };

  // What a handler relies on, whichever inbox it has.
  describe.each([
    ["in memory", () => createMemoryInbox({ maxRemembered: 3, maxEvents: 3, maxDeadLetters: 2 })],
    ["on Redis", () => open({ maxRemembered: 3, maxEvents: 3, maxDeadLetters: 2 })],
  ])("%s", (_, create) => {
    it("gives each event once, in the order in which they came, as they came", async () => {
      const inbox = create();
      const given = [event("b"), { ...event("a"), text: '{"name":"Zoë 🎈\\n"}', isReconciled: true }];
      for (const each of given) expect(await inbox.add(each)).toBe(true);
      expect(await takeAll(inbox, 2)).toEqual(given.map((each) => ({ ...each, takenCount: 1 })));
      expect(await inbox.take(1, aborted)).toEqual([]);
    });

    it("drops what it has had before, also when that is done; it remembers so many", async () => {
      const inbox = create();
      await inbox.add(event("a"));
      expect(await inbox.add(event("a"))).toBe(false);
      for (const taken of await takeAll(inbox, 1)) await inbox.complete(taken);
      expect(await inbox.add(event("a"))).toBe(false);
      for (const uuid of ["b", "c", "d"]) {
        await inbox.add(event(uuid));
        for (const taken of await takeAll(inbox, 1)) await inbox.complete(taken);
      }
      expect(await inbox.add(event("a"))).toBe(true);
    });

    it("says so when it is full, and doesn't remember what it refused", async () => {
      const inbox = create();
      for (const uuid of ["a", "b", "c"]) await inbox.add(event(uuid));
      await expect(inbox.add(event("d"))).rejects.toThrow("maxEvents is 3");
      const [first] = await inbox.take(1, never);
      if (first) await inbox.complete(first);
      expect(await inbox.add(event("d"))).toBe(true);
    });

    it("keeps the latest dead letters with their reasons, and takes them up again", async () => {
      const inbox = create();
      for (const uuid of ["a", "b", "c"]) {
        await inbox.add(event(uuid));
        for (const taken of await takeAll(inbox, 1)) await inbox.bury(taken, `no ${uuid}`);
      }
      const letters = await inbox.deadLetters();
      expect(letters).toEqual(["b", "c"].map((uuid) => ({ ...event(uuid), reason: `no ${uuid}` })));
      expect(await inbox.revive("a")).toBe(false);
      expect(await inbox.revive("b")).toBe(true);
      expect(await inbox.revive("b")).toBe(false);
      expect(await takeAll(inbox, 1)).toMatchObject([{ uuid: "b", takenCount: 1 }]);
    });

    it("wakes who waits when something comes", async () => {
      const inbox = create();
      const waiting = inbox.take(1, never);
      await inbox.add(event("a"));
      expect(await waiting).toHaveLength(1);
    });
  });

  it("gives no event to two receivers, and leaves each its share", async () => {
    const [one, other] = [open({ maxHeld: 3 }), open({ maxHeld: 3 })];
    for (const uuid of ["a", "b", "c", "d", "e"]) await one.add(event(uuid));
    expect((await one.take(100, never)).map(({ uuid }) => uuid)).toEqual(["a", "b", "c"]);
    expect((await other.take(100, never)).map(({ uuid }) => uuid)).toEqual(["d", "e"]);
  });

  it("gives what a dead receiver had to another one after its lease, and counts that it was taken before", async () => {
    const [dead, living] = [open({ leaseMs: 60 }), open({ leaseMs: 60 })];
    await dead.add(event("a"));
    await dead.take(1, never);
    const startMs = performance.now();
    expect(await living.take(1, never)).toMatchObject([{ uuid: "a", takenCount: 2 }]);
    expect(performance.now() - startMs).toBeGreaterThan(50);
  });

  it("leaves to a receiver what it asks to keep, and gives at once what it gives back", async () => {
    const [one, other] = [open({ leaseMs: 100 }), open({ leaseMs: 100 })];
    await one.add(event("a"));
    const held = await one.take(1, never);
    for (let times = 0; times < 4; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await one.extend?.(held);
    }
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    expect(await other.take(1, controller.signal)).toEqual([]);
    await one.giveBack?.(held);
    const taking = open({ leaseMs: 100 });
    expect(await taking.take(1, never)).toMatchObject([{ uuid: "a" }]);
    // It was too slow: the event is another's, and whose it is may finish it.
    expect(await one.claim?.(held[0] ?? expect.unreachable())).toBe("lost");
  });

  it("lets the events of one resource be handled by one receiver at a time, the earliest first", async () => {
    const [one, other] = [open({ maxHeld: 1 }), open({ maxHeld: 1 })];
    await one.add(event("later", { resource: "session:1", happenedMs: 2000 }));
    await one.add(event("earlier", { resource: "session:1", happenedMs: 1000 }));
    const [later = expect.unreachable()] = await one.take(1, never);
    const [earlier = expect.unreachable()] = await other.take(1, never);
    expect(later).toMatchObject({ resource: "session:1", happenedMs: 2000 });
    expect(await one.claim?.(later)).toBeUndefined();
    const claim = await other.claim?.(earlier);
    if (typeof claim !== "object") throw new Error("expected a claim");
    expect(claim.lastHappenedMs).toBeUndefined();
    expect(await one.claim?.(later)).toBeUndefined();
    await other.complete(earlier);
    expect(await one.claim?.(later)).toBeUndefined();
    await claim.release(1000);
    expect(await one.claim?.(later)).toMatchObject({ lastHappenedMs: 1000 });
  });

  it("doesn't wait for what a dead receiver had of a resource, beyond its lease", async () => {
    const [dead, living] = [open({ leaseMs: 60, maxHeld: 1 }), open({ leaseMs: 60, maxHeld: 1 })];
    await dead.add(event("first", { resource: "session:1", happenedMs: 1000 }));
    await dead.add(event("second", { resource: "session:1", happenedMs: 2000 }));
    const [first = expect.unreachable()] = await dead.take(1, never);
    await dead.claim?.(first);
    const [second = expect.unreachable()] = await living.take(1, never);
    expect(await living.claim?.(second)).toBeUndefined();
    await expect
      .poll(async () => {
        await living.extend?.([second]);
        return living.claim?.(second);
      })
      .toMatchObject({ lastHappenedMs: undefined });
  });

  it("keeps its keys in one slot of a cluster, and leaves nothing of what is done but uuids and times", async () => {
    const inbox = open();
    await inbox.add(event("a", { resource: "session:1", happenedMs: 1000 }));
    for (const taken of await takeAll(inbox, 1)) {
      const claim = await inbox.claim?.(taken);
      await inbox.complete(taken);
      if (typeof claim === "object") await claim.release(1000);
    }
    const keys = (await used.redis.keys(`*${used.name}*`)).sort();
    expect(keys).toEqual([
      `rcw:{${used.name}}:events`,
      `rcw:{${used.name}}:events:latest:"session:1"`,
      `rcw:{${used.name}}:events:seen`,
    ]);
    expect(await used.redis.xLen(`rcw:{${used.name}}:events`)).toBe(0);
    expect(await used.redis.pTTL(`rcw:{${used.name}}:events:latest:"session:1"`)).toBeGreaterThan(0);
  });

  it("makes a handler answer 503 while Redis is away, and refuses names that can't be keys", async () => {
    const away = { eval: () => Promise.reject(new Error("gone")), evalSha: () => Promise.reject(new Error("gone")) };
    const problems: unknown[] = [];
    const handle = createWebhookHandler({
      verificationToken: "t0ken",
      inbox: createRedisInbox({ redis: away, name: used.name }),
      on: {},
      hooks: { onError: (error) => problems.push(error) },
    });
    const headers = { "Content-Type": "application/json", "Verification-Token": "t0ken" };
    const body = JSON.stringify({ uuid: "a", event: eventTable["session.state"].filter });
    const response = await handle(new Request("http://localhost/rcw", { method: "POST", headers, body }));
    expect(response.status).toBe(503);
    expect(String(problems[0])).toContain("RedisUnavailableError");
    await handle.close();
    expect(() => open({ name: "{a}" })).toThrow("can't be part of a key");
    expect(() => open({ leaseMs: 0 })).toThrow("leaseMs is 0");
  });
});

import { createWebinarClient, type WebinarClient } from "@rcw/client";
import { createFakeWebinarApi } from "@rcw/testing";
import { createMemoryKeeperStore, type KeeperHooks, type KeeperStore, keepSubscription } from "@rcw/webhooks";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";

const ADDRESS = "https://app.example.com/rcw";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CHECK_MS = 10 * MINUTE_MS;

/** A fake and a client on one virtual clock; deliveries to the address fail while `isBroken`. */
function setScene() {
  const clock = createTestClock(Date.UTC(2026, 8, 14));
  const running = new Set<Promise<unknown>>();
  /** Time passes, and every check that was due has ended. */
  const time = {
    ...clock,
    async pass(durationMs: number) {
      const endMs = clock.now() + durationMs;
      do {
        await clock.pass(Math.min(MINUTE_MS, endMs - clock.now()));
        while (running.size > 0) await Promise.all(running);
        await clock.settle();
      } while (clock.now() < endMs);
    },
  };
  const scene = { isBroken: false, failures: 0 };
  const createStore = (): KeeperStore => {
    const store = createMemoryKeeperStore();
    return {
      ...store,
      withLock<Value>(action: () => Promise<Value>) {
        const result = store.withLock(action);
        const ended: Promise<unknown> = result.catch(() => {}).then(() => running.delete(ended));
        running.add(ended);
        return result;
      },
    };
  };
  const fake = createFakeWebinarApi({
    clock,
    rateLimits: false,
    webhooks: {
      fetch: async (_, init) => {
        const token = new Headers(init?.headers).get("validation-token");
        const isValidation = init?.body === undefined;
        const headers = { ...(token !== null && { "Validation-Token": token }) };
        return new Response(null, { status: scene.isBroken && !isValidation ? 500 : 200, headers });
      },
    },
  });
  const { id: webinarId = "" } = fake.addWebinar();
  const { id: sessionId = "" } = fake.addSession({ webinarId });
  const clientOf = (fetch = fake.fetch): WebinarClient =>
    createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch, clock, retry: false });
  const rcw = clientOf();
  /** The service as the keepers find it: away for so many calls. */
  const fetchOrFail: typeof fake.fetch = async (input, init) => {
    if (scene.failures-- > 0) return new Response(null, { status: 503 });
    return await fake.fetch(input, init);
  };
  const live = async () => {
    const { records } = await rcw.subscriptions.list();
    return records.filter(({ status }) => status === "Active");
  };
  const blacklist = async () => {
    scene.isBroken = true;
    for (let count = 0; count < 3; count += 1) fake.addRegistrant({ sessionId });
    await fake.settleDeliveries();
    scene.isBroken = false;
  };
  const keep = (options: { store?: KeeperStore; hooks?: KeeperHooks; verificationToken?: string } = {}) =>
    keepSubscription(clientOf(fetchOrFail), {
      address: ADDRESS,
      events: ["registrant.created"],
      expiresInSeconds: 3600 * 6,
      checkEveryMs: CHECK_MS,
      clock,
      random: () => 0.5,
      store: createStore(),
      ...options,
    });
  return { scene, time, fake, rcw, live, blacklist, keep, createStore };
}

describe("a kept subscription", () => {
  it("is made once, found after a restart, and renewed ahead of time for days", async () => {
    const { time, live, keep } = setScene();
    const onRenewed = vi.fn();
    const first = keep();
    await time.pass(0);
    const { id } = await first.ready;
    await first.close();
    const second = keep({ hooks: { onRenewed } });
    for (let hour = 0; hour < 72; hour += 1) {
      await time.pass(HOUR_MS);
      expect((await live()).map((each) => each.id)).toEqual([id]);
    }
    expect(onRenewed.mock.calls.length).toBeGreaterThan(16);
    await second.close();
    expect(await live()).toHaveLength(1);
  });

  it("comes back when it was blacklisted, and says since when events are missing", async () => {
    const { time, live, blacklist, keep } = setScene();
    const onGap = vi.fn();
    const onRemoved = vi.fn();
    const keeper = keep({ hooks: { onGap, onRemoved } });
    await time.pass(3 * MINUTE_MS);
    const lostMs = time.now();
    await blacklist();
    expect(await live()).toEqual([]);
    await time.pass(CHECK_MS);
    expect(await live()).toHaveLength(1);
    expect(onRemoved.mock.calls[0]?.[0]).toMatchObject({ reason: "blacklisted" });
    const gap = onGap.mock.calls[1]?.[0];
    expect(gap.sinceMs).toBeLessThanOrEqual(lostMs);
    expect(gap.untilMs).toBeLessThanOrEqual(lostMs + CHECK_MS);
    await keeper.close();
  });

  it("gets other filters when the code names other events, and is made anew for another token", async () => {
    const { time, live, keep, rcw, createStore } = setScene();
    const store = createStore();
    const first = keep({ store, verificationToken: "old" });
    await time.pass(0);
    const { id } = await first.ready;
    await first.close();
    const changed = keepSubscription(rcw, {
      ...{ address: ADDRESS, events: ["session.state"], verificationToken: "old", store, clock: time },
    });
    await time.pass(0);
    expect(await changed.ready).toMatchObject({ id, eventFilters: ["/webinar/runtime/v1/company/sessions/state"] });
    await changed.close();
    const renewed = keepSubscription(rcw, {
      ...{ address: ADDRESS, events: ["session.state"], verificationToken: "new", store, clock: time },
    });
    await time.pass(0);
    const alive = await live();
    expect(alive).toHaveLength(1);
    expect(alive[0]?.id).not.toBe(id);
    await renewed.close();
  });

  it("goes on when the service is away, and says so", async () => {
    const { scene, time, live, keep } = setScene();
    const onError = vi.fn();
    scene.failures = 3;
    const keeper = keep({ hooks: { onError } });
    await time.pass(MINUTE_MS);
    expect(await live()).toHaveLength(1);
    expect(onError.mock.calls.map(([{ retryInMs }]) => retryInMs)).toEqual([4750, 9500, 19_000]);
    await keeper.close();
  });

  it.each([
    [{ address: "app.example.com" }, 'address is "app.example.com", expected a URL'],
    [{ events: [] }, "events is empty"],
    [{ events: ["session.started"] }, '"session.started" doesn\'t exist'],
    [{ expiresInSeconds: 5 }, "expiresInSeconds is 5, expected a number from 60 to 315360000"],
    [{ expiresInSeconds: 60, renewBeforeMs: 60_000 }, "renewBeforeMs is 60000, expected a number from 0 to 59999"],
  ])("refuses options that can't work: %j", (options, message) => {
    const { rcw } = setScene();
    const given = { address: ADDRESS, events: ["session.state"], ...options } as never;
    expect(() => keepSubscription(rcw, given)).toThrow(message);
  });
});

describe("over days of virtual time, whatever happens", () => {
  const happening = fc.record({
    afterMinutes: fc.integer({ min: 1, max: 400 }),
    what: fc.constantFrom("blacklisted", "deleted", "outage", "restart", "double", "quiet"),
  });

  it("there is never more than one live subscription, and no gap longer than one time between checks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(happening, { maxLength: 12 }), async (count, all) => {
        const { scene, time, rcw, live, blacklist, keep, createStore } = setScene();
        const store = createStore();
        let keepers = Array.from({ length: count }, () => keep({ store }));
        await time.pass(0);
        // How long the present gap, or the present surplus, may still be seen.
        let excusedUntilMs = time.now() + MINUTE_MS;
        const pass = async (minutes: number) => {
          for (let minute = 0; minute < minutes; minute += 1) {
            await time.pass(MINUTE_MS);
            if (time.now() > excusedUntilMs) expect(await live()).toHaveLength(1);
          }
        };
        for (const { afterMinutes, what } of all) {
          await pass(afterMinutes);
          const excuse = (durationMs: number) => {
            excusedUntilMs = Math.max(excusedUntilMs, time.now() + durationMs);
          };
          if (what === "blacklisted") {
            await blacklist();
            excuse(CHECK_MS);
          } else if (what === "deleted") {
            for (const { id } of await live()) await rcw.subscriptions.delete({ subscriptionId: id });
            excuse(CHECK_MS);
          } else if (what === "double") {
            const deliveryMode = { transportType: "WebHook" as const, address: ADDRESS };
            await rcw.subscriptions.create({
              body: { eventFilters: ["/webinar/runtime/v1/company/sessions/state"], deliveryMode },
            });
            excuse(CHECK_MS);
          } else if (what === "outage") {
            scene.failures = 2;
            excuse(2 * CHECK_MS);
          } else if (what === "restart") {
            await Promise.all(keepers.map((keeper) => keeper.close()));
            keepers = Array.from({ length: count }, () => keep({ store }));
            await time.pass(0);
            excuse(MINUTE_MS);
          }
        }
        await pass(60);
        await Promise.all(keepers.map((keeper) => keeper.close()));
        expect(time.pendingTimers()).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

it("makes one subscription and no more where the clock of its machine is months ahead", async () => {
  const { fake, live, time, rcw } = setScene();
  const clock = { ...time, now: () => time.now() + 90 * 24 * HOUR_MS };
  const keeper = keepSubscription(rcw, { address: ADDRESS, events: ["session.state"], clock, checkEveryMs: CHECK_MS });
  const { id } = await keeper.ready;
  for (let hour = 0; hour < 3; hour += 1) {
    await time.pass(HOUR_MS);
    await keeper.check();
  }
  expect((await live()).map((each) => each.id)).toEqual([id]);
  fake.journal.expectCalls("rcwN11sCreateSubscription", 1);
  await keeper.close();
});

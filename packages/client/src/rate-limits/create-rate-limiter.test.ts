import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test-support/error-of.js";
import { names, SLACK_MS, startLimiter as start } from "../../test-support/start-limiter.js";
import { createTestClock } from "../../test-support/test-clock.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import { createRateLimiter, type RateLimiterOptions } from "./create-rate-limiter.js";

describe("the built-in limiter", () => {
  it("lets the group's default number of calls leave at once, then one a window after the answers, then the rest", async () => {
    const { time, left, call, answer, headers } = start();
    for (let name = 0; name < 13; name += 1) call(name);
    await time.settle();
    expect(names(left)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await time.pass(500);
    for (let name = 0; name < 10; name += 1) answer(headers(9 - name));
    await time.pass(59_999);
    expect(left).toHaveLength(10);
    await time.pass(1);
    expect(left.slice(10)).toEqual([{ name: 10, atMs: 60_500 }]);
    await time.pass(200);
    answer(headers(9));
    await time.settle();
    expect(left.slice(11)).toEqual([11, 12].map((name) => ({ name, atMs: 60_700 })));
  });

  it("learns another limit and window from the headers", async () => {
    const { time, left, call, answer } = start();
    call("first");
    await time.settle();
    answer({ snapshot: { group: "Heavy", limit: 2, remaining: 1, windowSeconds: 5 } });
    for (const name of ["second", "third", "fourth"]) call(name);
    await time.settle();
    expect(names(left)).toEqual(["first", "second"]);
    answer({ snapshot: { group: "Heavy", limit: 2, remaining: 0, windowSeconds: 5 } });
    await time.pass(5000);
    answer({ snapshot: { group: "Heavy", limit: 2, remaining: 1, windowSeconds: 5 } });
    await time.settle();
    expect(names(left)).toEqual(["first", "second", "third", "fourth"]);
  });

  it("lets everything leave once a success has come without rate-limit headers", async () => {
    const { time, left, call, answer } = start();
    for (let name = 0; name < 100; name += 1) call(name);
    await time.settle();
    answer();
    await time.settle();
    expect(left).toHaveLength(100);
  });

  it("goes back to the default limit for good after a 429 without rate-limit headers", async () => {
    const { time, left, call, answer, state } = start();
    call("first");
    await time.settle();
    answer();
    call("second");
    await time.settle();
    answer({ status: 429 });
    expect(state()).toMatchObject({ limit: 10, waitMs: 30_000 + SLACK_MS, remaining: 0 });
    await time.pass(60_000);
    call("third");
    await time.settle();
    answer();
    expect(names(left)).toEqual(["first", "second", "third"]);
    expect(state()).toMatchObject({ limit: 10 });
  });

  it("waits out the whole window at Remaining: 0 when others use the budget too", async () => {
    const { time, left, call, answer, headers } = start();
    call("only");
    await time.pass(1000);
    answer(headers(0));
    call("next");
    await time.pass(59_999 + SLACK_MS);
    expect(names(left)).toEqual(["only"]);
    await time.pass(1);
    expect(left[1]).toEqual({ name: "next", atMs: 61_000 + SLACK_MS });
  });

  it("waits at Remaining: 0 to the end of the window whose first call it was, and no longer", async () => {
    const { time, left, call, answer, headers } = start();
    call("opens the window");
    await time.settle();
    answer(headers(1, 2));
    await time.pass(20_000);
    call("takes the last");
    await time.settle();
    answer(headers(0, 2));
    call("next");
    await time.pass(39_999);
    expect(left).toHaveLength(2);
    await time.pass(1);
    expect(left[2]).toEqual({ name: "next", atMs: 60_000 });
  });

  it("keeps no more calls on their way than the service says are left", async () => {
    const { time, left, call, answer, headers } = start();
    call("first");
    await time.settle();
    answer(headers(2, 3));
    for (const name of ["second", "third", "fourth"]) call(name);
    await time.settle();
    expect(names(left)).toEqual(["first", "second", "third"]);
  });

  it("lets nothing leave in the penalty after a 429: neither new calls nor those that wait", async () => {
    const { time, left, call, answer, headers, state } = start();
    call("refused");
    call("on its way");
    await time.settle();
    answer({ ...headers(0), status: 429, retryAfterMs: 45_000 });
    call("new");
    await time.pass(30_000);
    expect(state()?.waitMs).toBe(15_000 + SLACK_MS);
    // The one that was on its way comes back refused too: the penalty has begun anew.
    answer({ ...headers(0), status: 429, retryAfterMs: 60_000 });
    await time.pass(59_999 + SLACK_MS);
    expect(names(left)).toEqual(["refused", "on its way"]);
    await time.pass(1);
    expect(left[2]).toEqual({ name: "new", atMs: 90_000 + SLACK_MS });
  });

  it("waits 30 s after a 429 that doesn't say how long", async () => {
    const { time, left, call, answer, headers } = start();
    call("refused");
    await time.settle();
    answer({ ...headers(0), status: 429 });
    call("next");
    await time.pass(29_999 + SLACK_MS);
    expect(left).toHaveLength(1);
    await time.pass(1);
    expect(left).toHaveLength(2);
  });

  it("pauses one group only, unless the 429 names none: that limit is everyone's", async () => {
    const { time, left, call, answer, headers } = start();
    call("heavy");
    call("light", { group: "Light" });
    await time.settle();
    answer({ ...headers(0), status: 429, retryAfterMs: 30_000 });
    call("light 2", { group: "Light" });
    await time.settle();
    expect(names(left)).toEqual(["heavy", "light", "light 2"]);
    answer({ group: "Light", status: 429, retryAfterMs: 60_000 });
    call("heavy 2");
    call("light 3", { group: "Light" });
    await time.pass(59_999 + SLACK_MS);
    expect(left).toHaveLength(3);
    await time.pass(1);
    expect(names(left).slice(3)).toEqual(["heavy 2", "light 3"]);
  });

  it("takes the first name that the service gives to a group for another name of the same", async () => {
    const { time, left, call, answer, headers, state } = start();
    for (let name = 0; name < 3; name += 1) call(name);
    await time.settle();
    answer(headers(1, 2, "HeavyPlus"));
    call("by the old name");
    call("by the new name", { group: "HeavyPlus" });
    await time.settle();
    expect(left).toHaveLength(3);
    expect(state("Heavy")).toBeUndefined();
    expect(state("HeavyPlus")).toMatchObject({ limit: 2, remaining: 0, inFlight: 2, queued: 2 });
  });

  it("counts a call in another group that its answer names, once the service has named its own", async () => {
    const { time, call, answer, headers, state } = start();
    call("first");
    call("second");
    await time.settle();
    answer(headers(9));
    answer(headers(1, 2, "HeavyPlus"));
    expect(state("Heavy")).toMatchObject({ remaining: 9, inFlight: 0 });
    expect(state("HeavyPlus")).toMatchObject({ limit: 2, remaining: 1 });
  });

  it("doesn't count a call that was never sent", async () => {
    const { time, call, answer, state } = start();
    for (let name = 0; name < 10; name += 1) call(name);
    await time.settle();
    for (let name = 0; name < 10; name += 1) answer({ isUnsent: true });
    expect(state()).toMatchObject({ remaining: 10, inFlight: 0 });
  });

  it("keeps a limit that headers have told when an answer comes without them", async () => {
    const { time, left, call, answer, headers } = start();
    call("first");
    await time.settle();
    answer(headers(9));
    for (let name = 0; name < 20; name += 1) {
      call(name);
      await time.settle();
      if (left.length === name + 2) answer({ status: 204 });
    }
    expect(left).toHaveLength(10);
  });

  it("holds a group that nobody has used yet in a penalty that is everyone's", async () => {
    const { time, left, call, answer } = start();
    call("refused");
    await time.settle();
    answer({ status: 429, retryAfterMs: 60_000 });
    call("first of its group", { group: "Light" });
    await time.pass(59_999 + SLACK_MS);
    expect(left).toHaveLength(1);
    await time.pass(1);
    expect(left).toHaveLength(2);
  });

  it("tells those who wait at once when a pause after Remaining: 0 is too long for them", async () => {
    const { time, call, answer } = start({ maxWaitMs: 100_000 });
    for (let name = 0; name < 10; name += 1) call(name);
    await time.pass(50_000);
    const outcome = errorOf(call("waits"));
    answer({ snapshot: { group: "Heavy", limit: 10, remaining: 0, windowSeconds: 3600 } });
    expect(await outcome).toBeInstanceOf(RateLimitWaitError);
  });

  it("tells those who wait when a lower limit makes their turn too late", async () => {
    const { time, call, answer } = start({ maxWaitMs: 120_000 });
    for (let name = 0; name < 10; name += 1) call(name);
    const waiting = Array.from({ length: 10 }, (_, name) =>
      errorOf(call(`waits ${name}`)).then(
        () => "told",
        () => "left",
      ),
    );
    await time.settle();
    answer({ snapshot: { group: "Heavy", limit: 1, remaining: 0, windowSeconds: 60 } });
    await time.pass(1);
    expect(await Promise.race([waiting[9], "pending"])).toBe("told");
  });

  it("doesn't wait longer than maxWaitMs for answers that never come", async () => {
    const { time, call } = start({ maxWaitMs: 100_000 });
    for (let name = 0; name < 10; name += 1) call(name);
    await time.settle();
    const outcome = errorOf(call("waits"));
    await time.pass(100_000);
    expect(await outcome).toBeInstanceOf(RateLimitWaitError);
    expect(time.pendingTimers()).toBe(0);
  });

  it("leaves no timer behind when the last one who waits aborts", async () => {
    const { time, call, answer, headers } = start();
    call("uses it up");
    await time.settle();
    answer(headers(0));
    const controller = new AbortController();
    const outcome = errorOf(call("aborted", { signal: controller.signal }));
    controller.abort(null);
    await outcome.catch(() => {});
    expect(time.pendingTimers()).toBe(0);
  });

  it("keeps the order of calls, and lets a repeat go first", async () => {
    const { time, left, call, answer, headers } = start();
    for (const name of ["uses", "it", "up"]) call(name);
    await time.settle();
    for (const remaining of [2, 1, 0]) answer(headers(remaining, 3));
    for (const name of ["a", "b", "c"]) call(name);
    for (const name of ["repeat 1", "repeat 2"]) call(name, { isRepeat: true });
    await time.pass(60_000);
    answer(headers(2, 3));
    await time.settle();
    expect(names(left)).toEqual(["uses", "it", "up", "repeat 1", "repeat 2", "a"]);
  });

  it("ends the wait of an aborted call with the signal's reason, and leaves no listener and no timer", async () => {
    const { time, left, call, answer, headers, state } = start();
    const controller = new AbortController();
    call("uses it up");
    await time.settle();
    answer(headers(0));
    const waiting = call("aborted", { signal: controller.signal });
    call("next");
    controller.abort(new Error("left the page"));
    expect(await errorOf(waiting)).toEqual(new Error("left the page"));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(state()?.queued).toBe(1);
    await time.passAll();
    expect(names(left)).toEqual(["uses it up", "next"]);
    expect(time.pendingTimers()).toBe(0);
    expect(await errorOf(call("late", { signal: controller.signal }))).toEqual(new Error("left the page"));
  });

  it("leaves no listener on the signal of a call that has left", async () => {
    const { time, call } = start();
    const { signal } = new AbortController();
    call("leaves", { signal });
    await time.settle();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("refuses a call that would wait longer than maxWaitMs, at once", async () => {
    const { time, call, answer, headers } = start({ maxWaitMs: 59_999 });
    call("uses it up");
    await time.settle();
    answer(headers(0, 1));
    const error = await errorOf<RateLimitWaitError>(call("too late"));
    expect(error).toBeInstanceOf(RateLimitWaitError);
    expect(error).toMatchObject({ group: "Heavy", waitMs: 60_000, attempts: 0, operationId: "rcwConfigListInvitees" });
    expect(error.message).toBe(
      "rcwConfigListInvitees: the turn in group Heavy would come in 60 s, but maxWaitMs is 59999",
    );
  });

  it("knows how long a call behind others has to wait", async () => {
    const { time, call } = start({ maxWaitMs: 120_000 });
    for (let name = 0; name < 30; name += 1) call(name);
    await time.settle();
    expect(await errorOf<RateLimitWaitError>(call("behind 30"))).toMatchObject({ waitMs: 180_000 });
  });

  it("refuses those who wait already when a penalty makes their wait too long, and no others", async () => {
    const { time, left, call, answer, headers } = start({ maxWaitMs: 90_000 });
    for (let name = 0; name < 10; name += 1) call(name);
    await time.pass(50_000);
    const early = call("early");
    await time.settle();
    const outcome = errorOf(early);
    for (let name = 0; name < 9; name += 1) answer(headers(0));
    answer({ ...headers(0), status: 429, retryAfterMs: 100_000 });
    expect(await outcome).toBeInstanceOf(RateLimitWaitError);
    expect(left).toHaveLength(10);
  });

  it("refuses a call when maxQueued wait already", async () => {
    const { time, call, answer, headers } = start({ maxQueued: 2 });
    call("uses it up");
    await time.settle();
    answer(headers(0));
    call("waits 1");
    call("waits 2");
    expect((await errorOf(call("one too many"))).message).toContain("maxQueued is 2");
  });

  it("frees the turn of a call that failed without an answer, one window later", async () => {
    const { time, left, call, limiter } = start();
    for (let name = 0; name < 11; name += 1) call(name);
    await time.pass(5000);
    limiter.settle({ group: "Heavy" });
    await time.pass(59_999);
    expect(left).toHaveLength(10);
    await time.pass(1);
    expect(left).toHaveLength(11);
  });

  it.each([{ maxWaitMs: -1 }, { maxWaitMs: Number.NaN }, { maxQueued: "many" }, { maxQueue: 1 }])(
    "refuses %j",
    (options) => {
      expect(() => start(options as RateLimiterOptions)).toThrow(/^rateLimit\.max(WaitMs|Queued?) (is|doesn't exist)/);
    },
  );

  it("shows the state of each group that was called", async () => {
    const { time, call, answer, headers, limiter } = start();
    expect(limiter.state()).toEqual([]);
    call("first");
    call("second");
    await time.settle();
    answer(headers(8));
    expect(limiter.state()).toEqual([
      { group: "Heavy", limit: 10, windowMs: 60_000, remaining: 7, queued: 0, inFlight: 1, waitMs: 0 },
    ]);
  });

  it("never lets more calls leave in any window than the limit, whenever they come and are answered", async () => {
    const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 20_000 })), {
      minLength: 1,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 5 }), async (calls, limit) => {
        const time = createTestClock(0);
        const limiter = createRateLimiter({ clock: time, maxWaitMs: Number.POSITIVE_INFINITY });
        const leftMs: number[] = [];
        const snapshot = { group: "Heavy", limit, remaining: limit, windowSeconds: 60 };
        await limiter.take({ group: "Heavy", operationId: undefined, isRepeat: false, signal: undefined });
        limiter.settle({ group: "Heavy", status: 200, snapshot });
        await time.pass(60_000);
        for (const [pauseMs, latencyMs] of calls) {
          await time.pass(pauseMs);
          limiter.take({ group: "Heavy", operationId: undefined, isRepeat: false, signal: undefined }).then(() => {
            leftMs.push(time.now());
            time.schedule(() => limiter.settle({ group: "Heavy", status: 200, snapshot }), latencyMs);
          });
        }
        await time.passAll();
        expect(leftMs).toHaveLength(calls.length);
        for (const [index, startMs] of leftMs.entries()) {
          const following = leftMs[index + limit];
          if (following !== undefined) expect(following - startMs).toBeGreaterThanOrEqual(60_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("sends 10,000 calls as early as the limit allows", async () => {
    const { time, left, call, answer } = start({ maxWaitMs: Number.POSITIVE_INFINITY, maxQueued: 10_000 });
    let sentInWindow = 0;
    for (let name = 0; name < 10_000; name += 1) {
      call(name).then(() => {
        sentInWindow = sentInWindow === 10 ? 1 : sentInWindow + 1;
        answer({ snapshot: { group: "Heavy", limit: 10, remaining: 10 - sentInWindow, windowSeconds: 60 } });
      });
    }
    await time.passAll();
    expect(left).toHaveLength(10_000);
    // A thousand windows, of which the first opens at once.
    const earliestMs = 999 * 60_000;
    expect(left.at(-1)?.atMs).toBeGreaterThanOrEqual(earliestMs);
    expect(left.at(-1)?.atMs).toBeLessThanOrEqual(earliestMs * 1.01);
  });
});

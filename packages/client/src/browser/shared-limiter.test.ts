import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test-support/error-of.js";
import { createTabs } from "../../test-support/tabs.js";
import { createTestClock } from "../../test-support/test-clock.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import type { Turn } from "../rate-limits/rate-limiter.js";
import type { SharedLimiter } from "./shared-limiter.js";

const MINUTE_MS = 60_000;

/** Tabs, and calls in them whose answers a test decides on. */
function start() {
  const time = createTestClock(0);
  const tabs = createTabs(time);
  const left: { name: string; atMs: number }[] = [];
  const call = (limiter: SharedLimiter, name: string, turn: Partial<Turn> = {}) => {
    const outcome = limiter
      .take({ group: "Heavy", operationId: "rcwConfigListInvitees", isRepeat: false, signal: undefined, ...turn })
      .then(() => void left.push({ name, atMs: time.now() }));
    outcome.catch(() => {});
    return outcome;
  };
  const calls = (limiter: SharedLimiter, name: string, times: number) =>
    Array.from({ length: times }, (_, index) => call(limiter, `${name}${index + 1}`));
  const answer = (limiter: SharedLimiter, remaining: number, changes = {}) =>
    limiter.settle({
      ...{ group: "Heavy", status: 200, snapshot: { group: "Heavy", limit: 10, remaining, windowSeconds: 60 } },
      ...changes,
    });
  /** Lets messages go to and fro. */
  const talk = async () => {
    for (let round = 0; round < 60; round += 1) await time.settle();
  };
  /** Lets time pass in steps in which messages arrive. */
  const pass = async (durationMs: number) => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += 1000) {
      await time.pass(Math.min(1000, durationMs - passedMs));
      await talk();
    }
  };
  return { time, tabs, left, call, calls, answer, talk, pass, names: () => left.map(({ name }) => name) };
}

describe("a limiter that tabs share", () => {
  it("lets no more calls of all tabs leave than the limit", async () => {
    const { tabs, calls, talk, pass, answer, left } = start();
    const [first, second] = [tabs.open("first"), tabs.open("second")];
    calls(first, "a", 8);
    calls(second, "b", 8);
    await talk();
    expect(left).toHaveLength(10);
    for (let remaining = 9; remaining >= 0; remaining -= 1) answer(remaining % 2 ? first : second, remaining);
    await pass(MINUTE_MS - 1000);
    expect(left).toHaveLength(10);
    await pass(2000);
    expect(left.length).toBeGreaterThan(10);
  });

  it("lets tabs take turns, however much one of them has to do, each in its order and repeats first", async () => {
    const { tabs, call, calls, talk, answer, names, pass } = start();
    const [first, second] = [tabs.open("first"), tabs.open("second")];
    calls(first, "x", 10);
    await talk();
    calls(first, "a", 5);
    calls(second, "b", 3);
    call(first, "again", { isRepeat: true });
    await talk();
    for (let remaining = 9; remaining >= 0; remaining -= 1) answer(first, remaining);
    await pass(MINUTE_MS + 1000);
    answer(first, 9);
    await talk();
    expect(names().slice(10)).toEqual(["a1", "again", "b1", "a2", "b2", "a3", "b3", "a4", "a5"]);
  });

  it("pauses in all tabs at a 429 that one of them gets", async () => {
    const { tabs, call, talk, pass, answer, left, names } = start();
    const [first, second] = [tabs.open("first"), tabs.open("second")];
    call(second, "refused");
    await talk();
    answer(second, 0, { status: 429, retryAfterMs: MINUTE_MS });
    await talk();
    call(first, "next");
    await pass(MINUTE_MS);
    expect(names()).toEqual(["refused"]);
    await pass(3000);
    expect(left[1]).toEqual({ name: "next", atMs: MINUTE_MS + 3000 });
  });

  it("goes on when the tab that leads is gone: its turns count, what it knew is known, and no call is lost", async () => {
    const { tabs, calls, talk, pass, answer, names } = start();
    const [first, second] = [tabs.open("first"), tabs.open("second")];
    calls(first, "a", 3);
    calls(second, "b", 2);
    await talk();
    answer(second, 6);
    await talk();
    calls(second, "c", 9);
    await talk();
    const before = names().length;
    tabs.kill("first");
    await talk();
    // Three of its turns and two of the second tab's are counted: the limit is still ten.
    expect(names().length).toBeLessThanOrEqual(10);
    expect(names().length).toBeGreaterThanOrEqual(before);
    for (let call = 0; call < 9; call += 1) answer(second, 0);
    await pass(MINUTE_MS + 5000);
    answer(second, 9);
    await pass(10_000);
    expect(names().filter((name) => name.startsWith("c"))).toHaveLength(9);
    expect(second.state()).toEqual([expect.objectContaining({ group: "Heavy", queued: 0 })]);
  });

  it("knows after a tab is opened anew what was spent before", async () => {
    const { tabs, calls, talk, answer, left, pass } = start();
    const first = tabs.open("first");
    calls(first, "a", 10);
    await talk();
    for (let remaining = 9; remaining >= 0; remaining -= 1) answer(first, remaining);
    await talk();
    tabs.kill("first");
    calls(tabs.open("second"), "b", 2);
    await pass(MINUTE_MS - 1000);
    expect(left).toHaveLength(10);
    await pass(1000);
    expect(left).toHaveLength(11);
  });

  it("ends a wait at an abort with the signal's reason, and leaves no listener; a turn that was given too late is free", async () => {
    const { tabs, call, calls, talk, names, pass, answer, time } = start();
    const limiter = tabs.open("first");
    const controller = new AbortController();
    const early = call(limiter, "early", { signal: controller.signal });
    controller.abort(new Error("left the page"));
    expect(await errorOf(early)).toEqual(new Error("left the page"));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    calls(limiter, "a", 10);
    await talk();
    expect(names()).toHaveLength(10);
    for (let remaining = 9; remaining >= 0; remaining -= 1) answer(limiter, remaining);
    await talk();
    const late = new AbortController();
    const waiting = errorOf(call(limiter, "late", { signal: late.signal }));
    call(limiter, "next");
    await talk();
    late.abort(new Error("gone"));
    expect(await waiting).toEqual(new Error("gone"));
    await pass(MINUTE_MS + 5000);
    expect(names().at(-1)).toBe("next");
    limiter.close();
    await talk();
    expect(time.pendingTimers()).toBeLessThanOrEqual(1);
  });

  it("refuses at once who would wait longer than maxWaitMs, or behind maxQueued", async () => {
    const { tabs, call, calls, talk, answer } = start();
    const limiter = tabs.open("first", { maxWaitMs: 50_000, maxQueued: 3 });
    for (let used = 0; used < 5; used += 1) {
      calls(limiter, "a", 2);
      await talk();
    }
    for (let remaining = 9; remaining > 0; remaining -= 1) answer(limiter, remaining);
    await talk();
    answer(limiter, 0);
    await talk();
    const error = await errorOf<RateLimitWaitError>(call(limiter, "too late"));
    expect(error).toBeInstanceOf(RateLimitWaitError);
    expect(error).toMatchObject({ group: "Heavy", waitMs: MINUTE_MS, operationId: "rcwConfigListInvitees" });
    expect(error.message).toContain("maxWaitMs is 50000");
    const patient = tabs.open("second", { maxQueued: 3 });
    await talk();
    calls(patient, "b", 3);
    expect((await errorOf(call(patient, "one too many"))).message).toContain("maxQueued is 3");
  });

  it("tells those who wait when a penalty makes their wait too long", async () => {
    const { tabs, call, talk, answer } = start();
    const [first, second] = [tabs.open("first"), tabs.open("second", { maxWaitMs: 90_000 })];
    for (let used = 0; used < 10; used += 1) call(first, `a${used}`);
    await talk();
    const waiting = errorOf(call(second, "waits"));
    await talk();
    answer(first, 0, { status: 429, retryAfterMs: 100_000 });
    await talk();
    expect(await waiting).toBeInstanceOf(RateLimitWaitError);
  });

  it("ends what waits when it is closed, and takes nothing more", async () => {
    const { tabs, calls, call, talk } = start();
    const limiter = tabs.open("first");
    calls(limiter, "a", 10);
    await talk();
    const waiting = errorOf(call(limiter, "waits"));
    limiter.close();
    expect((await waiting).name).toBe("AbortError");
    expect((await errorOf(call(limiter, "late"))).name).toBe("AbortError");
  });
});

import { describe, expect, it } from "vitest";
import { names, SLACK_MS, startLimiter } from "../../test-support/start-limiter.js";

const MINUTE_MS = 60_000;

/** A limiter whose first call is refused for a minute, and so many calls that wait. */
async function startRefused(waiting: number, random = () => 0) {
  const scene = startLimiter({ random });
  scene.call("refused");
  await scene.time.settle();
  scene.answer({ ...scene.headers(0), status: 429, retryAfterMs: MINUTE_MS });
  for (let name = 1; name <= waiting; name += 1) scene.call(name);
  return scene;
}

describe("a limiter beside others that it can't see", () => {
  it("comes back by chance a little after the service's time, and never before", async () => {
    for (const [chance, slackMs] of [
      [0, 3000],
      [0.5, 3500],
      [0.999, 3999],
    ] as const) {
      const { time, left } = await startRefused(1, () => chance);
      await time.passAll();
      expect(left[1]?.atMs).toBeCloseTo(MINUTE_MS + slackMs);
    }
  });

  it("lets one call go first after a penalty, and then no more than its answer says is left", async () => {
    const { time, left, answer, headers, state } = await startRefused(3);
    await time.pass(MINUTE_MS + SLACK_MS);
    expect(names(left)).toEqual(["refused", 1]);
    await time.pass(1000);
    expect(left).toHaveLength(2);
    answer(headers(1));
    await time.pass(1000);
    expect(names(left)).toEqual(["refused", 1, 2]);
    answer(headers(0));
    await time.pass(MINUTE_MS + SLACK_MS - 1);
    expect(left).toHaveLength(3);
    expect(state()).toMatchObject({ remaining: 0, queued: 1 });
  });

  it("takes breaks between its calls, the first of them the longer the more is left", async () => {
    const { time, left, answer, headers } = await startRefused(5);
    await time.pass(MINUTE_MS + SLACK_MS);
    answer(headers(8));
    await time.pass(2399);
    expect(left).toHaveLength(2);
    await time.pass(1);
    expect(left).toHaveLength(3);
    answer(headers(7));
    await time.settle();
    expect(left).toHaveLength(4);
  });

  it("sends a share of a large budget at a time", async () => {
    const { time, left, answer, headers } = await startRefused(30);
    await time.pass(MINUTE_MS + SLACK_MS);
    answer(headers(48, 50));
    await time.pass(4000);
    expect(left).toHaveLength(2 + 6);
  });

  it("isn't held back for more than five seconds by a call that isn't answered", async () => {
    const { time, left } = await startRefused(2);
    await time.pass(MINUTE_MS + SLACK_MS + 4999);
    expect(left).toHaveLength(2);
    await time.pass(1);
    expect(left).toHaveLength(3);
  });

  it("believes what an answer says others have spent", async () => {
    const { time, left, call, answer, headers } = startLimiter();
    call("first");
    await time.settle();
    answer(headers(5));
    for (const name of ["second", "third"]) call(name);
    await time.pass(1500);
    expect(names(left)).toEqual(["first", "second"]);
    answer(headers(2));
    await time.settle();
    expect(names(left)).toEqual(["first", "second", "third"]);
  });

  it("forgets others of whom nothing was seen for three windows", async () => {
    const { time, left, call, answer, headers } = startLimiter();
    call("first");
    await time.settle();
    answer(headers(5));
    await time.pass(3 * MINUTE_MS);
    for (const name of ["a", "b", "c"]) call(name);
    await time.settle();
    expect(names(left)).toEqual(["first", "a", "b", "c"]);
  });

  it("meets the others at a time of the wall clock when its first call is refused twice", async () => {
    const { time, left, answer, headers } = await startRefused(3);
    const refuse = () => answer({ ...headers(0), status: 429, retryAfterMs: MINUTE_MS });
    await time.pass(MINUTE_MS + SLACK_MS);
    refuse();
    await time.passAll();
    // 123 s is the end of the penalty; they meet every 90 s.
    expect(left[2]).toEqual({ name: 2, atMs: 180_000 + SLACK_MS });
    answer(headers(9));
    await time.pass(3000);
    // It is with the others again: a refusal costs one window.
    refuse();
    const refusedMs = time.now();
    await time.passAll();
    expect(left).toHaveLength(4);
    expect(time.now() - refusedMs).toBeLessThan(MINUTE_MS + 2 * SLACK_MS);
  });

  it("goes by its own count where a success doesn't tell what is left", async () => {
    const { time, left, call, answer } = startLimiter();
    call("refused");
    await time.settle();
    answer({ status: 429 });
    for (let name = 1; name <= 4; name += 1) call(name);
    await time.pass(30_000 + SLACK_MS);
    expect(left).toHaveLength(2);
    answer({ status: 200 });
    await time.settle();
    expect(left).toHaveLength(5);
  });
});

describe("a limiter and headers that make no sense", () => {
  it.each([0, 999_999_999_999])("keeps the window that it knows at a window of %d s", async (windowSeconds) => {
    const { time, left, call, answer, state } = startLimiter();
    for (let name = 0; name < 3; name += 1) call(name);
    await time.settle();
    for (const remaining of [1, 0]) answer({ snapshot: { group: "Heavy", limit: 2, remaining, windowSeconds } });
    answer({ isUnsent: true });
    expect(state()).toMatchObject({ windowMs: MINUTE_MS, remaining: 0 });
    call("next");
    await time.pass(MINUTE_MS - 1);
    expect(left).toHaveLength(3);
    await time.pass(1);
    expect(left).toHaveLength(4);
  });

  it("pauses for an hour at most, and then one call finds out", async () => {
    const { time, left, call, answer, headers } = startLimiter({ maxWaitMs: Number.POSITIVE_INFINITY });
    call("refused");
    await time.settle();
    answer({ ...headers(0), status: 429, retryAfterMs: 999_999_999_999_000 });
    for (const name of ["a", "b"]) call(name);
    await time.pass(3_600_000 + SLACK_MS - 1);
    expect(left).toHaveLength(1);
    await time.pass(1);
    expect(names(left)).toEqual(["refused", "a"]);
  });

  it("lets one call at a time leave at a limit of 0", async () => {
    const { time, left, call, answer, state } = startLimiter();
    call("first");
    await time.settle();
    answer({ snapshot: { group: "Heavy", limit: 0, remaining: 0, windowSeconds: 60 } });
    expect(state()?.limit).toBe(1);
    call("second");
    await time.pass(MINUTE_MS);
    expect(names(left)).toEqual(["first", "second"]);
  });
});

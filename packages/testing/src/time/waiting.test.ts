import { expect, it } from "vitest";
import { createFakeWebinarApi } from "../create-fake-webinar-api.js";

it("a test can wait until a client waits: an advance before that passes nothing", async () => {
  const { clock } = createFakeWebinarApi();
  let hasPassed = false;
  const client = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise<void>((resolve) => clock.schedule(resolve, 60_000));
    hasPassed = true;
  })();
  await clock.untilWaiting();
  expect(hasPassed).toBe(false);
  clock.advance("1m");
  await client;
  expect(hasPassed).toBe(true);
  await expect(clock.untilWaiting(0)).rejects.toThrow("a whole number from 1, received 0");
});

it("a client that waits again and again gets as far as it would while the clock is put forward", async () => {
  const { clock } = createFakeWebinarApi();
  const startMs = clock.now();
  const times: number[] = [];
  void (async () => {
    for (;;) {
      await new Promise<void>((resolve) => clock.schedule(resolve, 20_000));
      await Promise.resolve();
      times.push(clock.now() - startMs);
    }
  })();
  await clock.advanceAsync("1m");
  expect(times).toEqual([20_000, 40_000, 60_000]);
  expect(clock.now() - startMs).toBe(60_000);
  await expect(clock.advanceAsync("soon")).rejects.toThrow(RangeError);
});

import { afterEach, expect, it, vi } from "vitest";
import { OffsetClock, standingClock } from "../time/clock.js";
import { createLatency, waitInRealTime } from "./latency.js";

const NEVER_ABORTS = new AbortController().signal;

afterEach(() => {
  vi.useRealTimers();
});

/** Whether a promise has ended once everything that is due has run. */
async function isOver(work: Promise<unknown>): Promise<boolean> {
  const pending = Symbol("pending");
  return (await Promise.race([work, Promise.resolve().then(() => pending)])) !== pending;
}

it("waits for a clock that stands until it is put forward", async () => {
  const clock = new OffsetClock(standingClock);
  const wait = createLatency(clock, false).wait(1000, NEVER_ABORTS);
  clock.advance(999);
  expect(await isOver(wait)).toBe(false);
  clock.advance(1);
  expect(await isOver(wait)).toBe(true);
});

it("waits for a clock that runs, in real time or until it is put forward", async () => {
  vi.useFakeTimers();
  const clock = new OffsetClock(Date);
  const { wait } = createLatency(clock, true);
  const inTime = wait(1000, NEVER_ABORTS);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await isOver(inTime)).toBe(true);
  const putForward = wait(1000, NEVER_ABORTS);
  clock.advance("1s");
  expect(await isOver(putForward)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ["on a fake's clock", createLatency(new OffsetClock(Date), true).wait],
  ["in real time", waitInRealTime],
])("ends %s with the signal, and leaves no timer behind", async (_name, wait) => {
  vi.useFakeTimers();
  const controller = new AbortController();
  const waiting = wait(1000, controller.signal);
  expect(await isOver(waiting)).toBe(false);
  controller.abort();
  expect(await isOver(waiting)).toBe(true);
  expect(await isOver(wait(1000, controller.signal))).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it("stops listening to the clock when it is over", async () => {
  const clock = new OffsetClock(standingClock);
  const stop = vi.fn();
  clock.onAdvance = (listener) => {
    OffsetClock.prototype.onAdvance.call(clock, listener);
    return stop;
  };
  const wait = createLatency(clock, false).wait(1000, NEVER_ABORTS);
  clock.advance(1000);
  await wait;
  expect(stop).toHaveBeenCalledOnce();
});

it("waits in real time, whatever a fake's clock says", async () => {
  vi.useFakeTimers();
  const waiting = waitInRealTime(1000, NEVER_ABORTS);
  await vi.advanceTimersByTimeAsync(999);
  expect(await isOver(waiting)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await isOver(waiting)).toBe(true);
});

import { performance } from "node:perf_hooks";
import { createRateLimiter } from "@rcw/client";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";

const LIMIT = 10;
const WINDOW_MS = 60_000;

/** Prints how late the last of many calls leaves the limiter, with a virtual clock and answers that come at once. */
export async function benchLimiter(): Promise<void> {
  console.log("limiter, calls of one group through a window of 10 a minute (virtual clock):");
  for (const calls of [1000, 10_000]) {
    const { lastMs, bytes, realMs } = await run(calls);
    const earliestMs = (Math.ceil(calls / LIMIT) - 1) * WINDOW_MS;
    const late = ((lastMs / earliestMs - 1) * 100).toFixed(2);
    console.log(
      `  ${calls} calls: the last leaves ${late} % after the earliest time possible (aim: at most 1 %); ` +
        `${Math.round(bytes / calls)} bytes of heap a waiting call; ${realMs.toFixed(0)} ms of real time`,
    );
  }
}

async function run(calls: number): Promise<{ lastMs: number; bytes: number; realMs: number }> {
  const startMs = performance.now();
  const clock = createTestClock(0);
  const limiter = createRateLimiter({ clock, maxWaitMs: Number.POSITIVE_INFINITY, maxQueued: calls });
  let left = 0;
  let lastMs = 0;
  const before = process.memoryUsage().heapUsed;
  const all = Array.from({ length: calls }, async () => {
    await limiter.take({ group: "Heavy", operationId: undefined, isRepeat: false, signal: undefined });
    lastMs = clock.now();
    left += 1;
    const remaining = LIMIT - 1 - ((left - 1) % LIMIT);
    limiter.settle({
      group: "Heavy",
      status: 200,
      snapshot: { group: "Heavy", limit: LIMIT, remaining, windowSeconds: 60 },
    });
  });
  const bytes = process.memoryUsage().heapUsed - before;
  await clock.passAll();
  await Promise.all(all);
  return { lastMs, bytes, realMs: performance.now() - startMs };
}

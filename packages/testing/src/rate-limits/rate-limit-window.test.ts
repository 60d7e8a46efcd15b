import fc from "fast-check";
import { expect, it } from "vitest";
import { countRequest, type RateLimitWindow } from "./rate-limit-window.js";

interface Counted {
  readonly timeMs: number;
  readonly isRefused: boolean;
}

/** Sends a request after each of the waits. */
function send(limit: number, waitsMs: readonly number[]): Counted[] {
  let window: RateLimitWindow | undefined;
  let timeMs = 0;
  return waitsMs.map((waitMs) => {
    timeMs += waitMs;
    const counted = countRequest(window, { limit, windowSeconds: 60 }, timeMs);
    window = counted.window;
    return { timeMs, isRefused: counted.isRefused };
  });
}

const limits = fc.integer({ min: 1, max: 6 });
const waits = fc.array(fc.constantFrom(0, 1, 1000, 10_000, 29_999, 59_999, 60_000, 60_001), { maxLength: 60 });
const holds = (check: (sent: Counted[], limit: number) => void) =>
  fc.assert(fc.property(limits, waits, (limit, waitsMs) => check(send(limit, waitsMs), limit)));
const minuteBefore = (sent: readonly Counted[], { timeMs }: Counted, index: number) =>
  sent.slice(0, index).filter((earlier) => earlier.timeMs > timeMs - 60_000);

it("refuses nobody who keeps to the limit in every 60 seconds", () => {
  holds((sent, limit) => {
    for (const [index, request] of sent.entries()) {
      const recent = minuteBefore(sent, request, index);
      if (recent.length < limit && recent.every(({ isRefused }) => !isRefused)) expect(request.isRefused).toBe(false);
    }
  });
});

it("refuses everything for 60 seconds after a refusal, which each request starts anew", () => {
  holds((sent) => {
    for (const [index, request] of sent.entries()) {
      const isInPenalty = minuteBefore(sent, request, index).some(({ isRefused }) => isRefused);
      if (isInPenalty) expect(request.isRefused).toBe(true);
    }
  });
});

it("lets everybody through who has been silent for 60 seconds", () => {
  holds((sent) => {
    for (const [index, request] of sent.entries()) {
      if (minuteBefore(sent, request, index).length === 0) expect(request.isRefused).toBe(false);
    }
  });
});

it("opens a window with a request, so that two windows never let through more than twice the limit in a minute", () => {
  holds((sent, limit) => {
    const passed = sent.filter(({ isRefused }) => !isRefused);
    for (const [index, { timeMs }] of passed.entries()) {
      const later = passed[index + 2 * limit];
      if (later) expect(later.timeMs - timeMs).toBeGreaterThanOrEqual(60_000);
    }
  });
});

it("lets exactly the limit through at once", () => {
  holds((_sent, limit) => {
    const burst = send(
      limit,
      Array.from({ length: limit + 3 }, () => 0),
    );
    expect(burst.map(({ isRefused }) => isRefused)).toEqual([...Array(limit).fill(false), true, true, true]);
  });
});

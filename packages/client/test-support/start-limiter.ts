import { createRateLimiter, type RateLimiterOptions } from "../src/rate-limits/create-rate-limiter.js";
import type { Turn, TurnResult } from "../src/rate-limits/rate-limiter.js";
import { createTestClock } from "./test-clock.js";

/** How long a client stays away after the service's time, so that others are back too: with chance at its least. */
export const SLACK_MS = 3000;

/** A limiter, and calls through it whose answers a test decides on. */
export function startLimiter(options?: RateLimiterOptions) {
  const time = createTestClock(0);
  const limiter = createRateLimiter({ clock: time, random: () => 0, ...options });
  const left: { name: string | number; atMs: number }[] = [];
  const call = (name: string | number, turn: Partial<Turn> = {}) => {
    const full: Turn = {
      group: "Heavy",
      operationId: "rcwConfigListInvitees",
      isRepeat: false,
      signal: undefined,
      ...turn,
    };
    const outcome = limiter.take(full).then(() => {
      left.push({ name, atMs: time.now() });
    });
    outcome.catch(() => {});
    return outcome;
  };
  const answer = (result: Partial<TurnResult> = {}) => limiter.settle({ group: "Heavy", status: 200, ...result });
  const headers = (remaining: number, limit = 10, group = "Heavy") => ({
    snapshot: { group, limit, remaining, windowSeconds: 60 },
  });
  const state = (group = "Heavy") => limiter.state().find((known) => known.group === group);
  return { time, limiter, left, call, answer, headers, state };
}

export const names = (left: { name: string | number }[]) => left.map(({ name }) => name);

import { checkNumbers } from "../errors/check-numbers.js";
import { createRateLimiter, type RateLimiterOptions } from "../rate-limits/create-rate-limiter.js";
import { type Clock, systemClock } from "../time/clock.js";
import { createKeptValues } from "./kept-values.js";
import { createSharedLimiter, type SharedLimiter } from "./shared-limiter.js";

/** Options of `createBrowserRateLimiter`. */
export interface BrowserRateLimiterOptions extends RateLimiterOptions {
  /** Tells budgets of one origin apart: another name for each app and user. Default: `rcw`. */
  name?: string;
  /** Source of time, the same for all tabs. Default: the time of day. */
  clock?: Clock;
}

/**
 * A limiter that the tabs (and workers) of one origin share, as if they were one client: they keep to one limit, come in
 * turns, and a 429 that one of them gets pauses all. One tab leads (Web Locks); when it is closed, another goes on
 * from what it knew, and calls of the closed one count for a window. What is known outlives the tabs (IndexedDB), so that a
 * page that is loaded anew doesn't begin with a whole window.
 *
 * Where a browser has no Web Locks, as on http pages, each tab limits itself, like `createRateLimiter`.
 *
 * @example
 * ```ts no-run="needs a browser"
 * import { createWebinarClient } from "@rcw/client";
 * import { createBrowserRateLimiter } from "@rcw/client/browser";
 *
 * const rcw = createWebinarClient({ auth: { accessToken: "..." }, rateLimit: createBrowserRateLimiter() });
 * ```
 * @throws {InvalidRequestError} for an option that can't work.
 */
export function createBrowserRateLimiter(options: BrowserRateLimiterOptions = {}): SharedLimiter {
  const { name = "rcw", clock = dayClock, random = Math.random, ...bounds } = options;
  checkNumbers("rateLimit", bounds, ["maxWaitMs", "maxQueued"]);
  const { maxWaitMs = 600_000, maxQueued = 1000 } = bounds;
  const locks = globalThis.navigator?.locks;
  if (!locks || typeof indexedDB === "undefined")
    return { ...createRateLimiter({ maxWaitMs, maxQueued, clock, random }), close() {} };
  return createSharedLimiter({
    name: `${name}-limits`,
    tab: crypto.randomUUID(),
    ...{ maxWaitMs, maxQueued, clock, random },
    listener: new BroadcastChannel(`${name}-limits`),
    speaker: new BroadcastChannel(`${name}-limits`),
    locks,
    values: createKeptValues(`${name}-limits`),
  });
}

/** By the time of day, which all tabs share; a page's own time begins with it, and may stand still with the machine. */
const dayClock: Clock = { ...systemClock, now: () => Date.now() };

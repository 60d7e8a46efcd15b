import type { Attributes, Meter } from "@opentelemetry/api";
import type { RateLimiter, RateLimitState } from "../rate-limits/rate-limiter.js";

/** What is measured of calls. Durations are in seconds, as OpenTelemetry has them. */
export interface Instruments {
  /** An attempt, from sending to the last byte of its answer. */
  recordAttempt(durationMs: number, attributes: Attributes): void;
  /** A call as its caller sees it: waits and repeats included. */
  recordCall(durationMs: number, attributes: Attributes): void;
  recordWait(durationMs: number, attributes: Attributes): void;
  countRefusal(attributes: Attributes): void;
  /** Reads the state of rate-limit groups whenever metrics are collected. */
  watchLimits(limiter: Pick<RateLimiter, "state">): void;
}

export function createInstruments(meter: Meter, common: Attributes): Instruments {
  const seconds = (name: string, description: string, boundaries: number[]) =>
    meter.createHistogram(name, { description, unit: "s", advice: { explicitBucketBoundaries: boundaries } });
  const attempts = seconds("http.client.request.duration", "Duration of HTTP client requests.", REQUEST_BOUNDARIES);
  const calls = seconds("rcw.client.call.duration", "Duration of calls, waits and repeats included.", WAIT_BOUNDARIES);
  const waits = seconds("rcw.client.wait.duration", "How long calls wait: for a turn, or to repeat.", WAIT_BOUNDARIES);
  const refusals = meter.createCounter("rcw.client.refusals", {
    description: "Answers with status 429.",
    unit: "{answer}",
  });
  const limiters = new Set<Pick<RateLimiter, "state">>();
  const gauge = (name: string, description: string, read: (states: readonly RateLimitState[]) => number) =>
    meter.createObservableGauge(name, { description, unit: "{call}" }).addCallback((result) => {
      for (const [group, states] of byGroup(limiters)) {
        const value = read(states);
        if (Number.isFinite(value)) result.observe(value, { ...common, "rcw.rate_limit.group": group });
      }
    });
  gauge("rcw.client.queue.length", "Calls that wait for their turn.", (states) => sum(states, "queued"));
  gauge("rcw.client.in_flight", "Calls that have left and aren't answered.", (states) => sum(states, "inFlight"));
  gauge("rcw.client.budget.remaining", "Calls that may leave at once.", (states) => least(states, "remaining"));
  gauge("rcw.client.budget.limit", "Calls that a window allows.", (states) => least(states, "limit"));
  return {
    recordAttempt: (durationMs, attributes) => attempts.record(durationMs / 1000, { ...common, ...attributes }),
    recordCall: (durationMs, attributes) => calls.record(durationMs / 1000, { ...common, ...attributes }),
    recordWait: (durationMs, attributes) => waits.record(durationMs / 1000, { ...common, ...attributes }),
    countRefusal: (attributes) => refusals.add(1, { ...common, ...attributes }),
    watchLimits: (limiter) => void limiters.add(limiter),
  };
}

/** Those that the semantic conventions advise. */
const REQUEST_BOUNDARIES = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** Windows last a minute, and a call may wait for several. */
const WAIT_BOUNDARIES = [0.1, 0.5, 1, 5, 10, 30, 60, 90, 120, 180, 300, 600];

function byGroup(limiters: Iterable<Pick<RateLimiter, "state">>): Map<string, RateLimitState[]> {
  const groups = new Map<string, RateLimitState[]>();
  for (const limiter of limiters)
    for (const state of limiter.state()) groups.set(state.group, [...(groups.get(state.group) ?? []), state]);
  return groups;
}

function sum(states: readonly RateLimitState[], name: "queued" | "inFlight"): number {
  return states.reduce((total, state) => total + state[name], 0);
}

function least(states: readonly RateLimitState[], name: "remaining" | "limit"): number {
  return Math.min(...states.map((state) => state[name]));
}

import type { createWebinarClient } from "@rcw/client";
import { findOptimum } from "../testing/shared-account/find-optimum.js";
import { requestTimesOf } from "../testing/shared-account/neighbour.js";
import { type SharedAccount, shareAccount } from "../testing/shared-account/share-account.js";

const CALLS_EACH = 100;
const LIMIT = 10;

/** One after the other begins, at times that have nothing to do with each other. */
const apart = (client: number) => ((client * 0.618) % 1) * 60_000 + client * 2000;
const never = { requests: 100, atATime: 1, startMs: 30_000, everyMs: 3000 };
const bursts = { requests: 1000, atATime: 25, startMs: 30_000, everyMs: 300_000 };

/** What is measured, and what it was before clients minded their neighbours (at commit 02829b9, by the same scene). */
const CASES: (Pick<SharedAccount, "clients"> & Partial<SharedAccount> & { name: string; before: string })[] = [
  { name: "1 client", clients: 1, before: "" },
  { name: "2 clients", clients: 2, before: "" },
  { name: "4 clients", clients: 4, before: "" },
  { name: "8 clients", clients: 8, before: "" },
  { name: "2, begun at different times", clients: 2, startMs: apart, before: "" },
  { name: "8, begun at different times", clients: 8, startMs: apart, before: "" },
  { name: "1, beside 100 requests 3 s apart, whatever comes", clients: 1, neighbour: never, before: "" },
  { name: "2, beside 100 requests 3 s apart, whatever comes", clients: 2, neighbour: never, before: "" },
  { name: "4, beside 100 requests 3 s apart, whatever comes", clients: 4, neighbour: never, before: "" },
  { name: "8, beside 100 requests 3 s apart, whatever comes", clients: 8, neighbour: never, before: "" },
  { name: "1, beside 25 requests at once every 5 minutes", clients: 1, neighbour: bursts, before: "" },
  { name: "2, beside 25 requests at once every 5 minutes", clients: 2, neighbour: bursts, before: "" },
  { name: "4, beside 25 requests at once every 5 minutes", clients: 4, neighbour: bursts, before: "" },
  { name: "8, beside 25 requests at once every 5 minutes", clients: 8, neighbour: bursts, before: "" },
];

/**
 * Prints how clients get on that share an account and don't know of each other: virtual clock, the fake with its
 * penalties that start anew with each request in them, 100 to 400 ms on the way.
 */
export async function benchNeighbours(createClient?: typeof createWebinarClient): Promise<void> {
  console.log(
    `clients that don't know of each other, ${CALLS_EACH} calls each, ${LIMIT} calls a minute (virtual clock):`,
  );
  for (const { name, before, ...scene } of CASES) {
    const { clients, neighbour } = scene;
    const full = { callsEach: CALLS_EACH, limit: LIMIT, latencyMs: [100, 400] as const, ...scene };
    const outcome = await shareAccount(createClient ? { ...full, createClient } : full);
    const { answered, lastAnswerMs, refusedMs, sentInPenalty } = outcome;
    const optimumMs = findOptimum(clients * CALLS_EACH, LIMIT, neighbour && requestTimesOf(neighbour));
    const refused = refusedMs.flat().length / clients / Math.max(1, lastAnswerMs / 60_000);
    const worst = Math.max(...refusedMs.map((times) => mostInAMinute(times.filter((timeMs) => timeMs > 60_000))));
    console.log(
      `  ${name.padEnd(46)} ${answered} of ${clients * CALLS_EACH} answered, ` +
        `${(lastAnswerMs / optimumMs).toFixed(2)} of the optimum, ${refused.toFixed(2)} refusals a client and window ` +
        `(at most ${worst} after the first), ${sentInPenalty} sent in a known penalty; before: ${before}`,
    );
  }
}

function mostInAMinute(timesMs: readonly number[]): number {
  return Math.max(
    0,
    ...timesMs.map((fromMs) => timesMs.filter((timeMs) => timeMs >= fromMs && timeMs < fromMs + 60_000).length),
  );
}

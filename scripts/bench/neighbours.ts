import { createWebinarClient } from "@rcw/client";
import { findOptimum } from "../testing/shared-account/find-optimum.js";
import { requestTimesOf } from "../testing/shared-account/neighbour.js";
import { type SharedAccount, shareAccount } from "../testing/shared-account/share-account.js";

const CALLS_EACH = 100;
const LIMIT = 10;
const WINDOW_MS = 60_000;

/** One after the other begins, at times that have nothing to do with each other. */
const apart = (client: number) => ((client * 0.618) % 1) * 60_000 + client * 2000;
const steady = { requests: 100, atATime: 1, startMs: 30_000, everyMs: 3000 };
const bursts = { requests: 1000, atATime: 25, startMs: 30_000, everyMs: 300_000 };

/** What is measured; and what came of it before clients minded their neighbours: the same scenes at commit 02829b9. */
const CASES: readonly (Pick<SharedAccount, "clients"> & Partial<SharedAccount> & { name: string; before: string })[] = [
  { name: "1", clients: 1, before: "all, 1.01, 0.00" },
  { name: "2", clients: 2, before: "59 of 200, -, 8.87" },
  { name: "4", clients: 4, before: "149 of 400, -, 7.44" },
  { name: "8", clients: 8, before: "140 of 800, -, 26.34" },
  { name: "2, begun apart", clients: 2, startMs: apart, before: "20 of 200, -, 9.51" },
  { name: "8, begun apart", clients: 8, startMs: apart, before: "10 of 800, -, 395" },
  { name: "1 beside 100 requests, 3 s apart", clients: 1, neighbour: steady, before: "90 of 100, -, 4.05" },
  { name: "2 beside them", clients: 2, neighbour: steady, before: "20 of 200, -, 52.70" },
  { name: "4 beside them", clients: 4, neighbour: steady, before: "90 of 400, -, 9.43" },
  { name: "8 beside them", clients: 8, neighbour: steady, before: "80 of 800, -, 28.18" },
  { name: "1 beside 25 requests every 5 minutes", clients: 1, neighbour: bursts, before: "all, 1.05, 1.49" },
  { name: "2 beside them", clients: 2, neighbour: bursts, before: "37 of 200, -, 9.14" },
  { name: "4 beside them", clients: 4, neighbour: bursts, before: "138 of 400, -, 8.34" },
  { name: "8 beside them", clients: 8, neighbour: bursts, before: "110 of 800, -, 27.29" },
];

/**
 * Prints how clients get on that share an account and don't know of each other: virtual clock, the fake with its
 * penalties that start anew with each request in them, 100 to 400 ms on the way. Another client's class can be given, to
 * compare.
 */
export async function benchNeighbours(createClient = createWebinarClient): Promise<void> {
  console.log(
    `clients with one account that don't know of each other, ${CALLS_EACH} calls each, ${LIMIT} a minute (virtual clock):`,
  );
  console.log(
    "  answered, time as a multiple of the optimum (aim: at most 1.4), refusals a client and window (at most 2)",
  );
  for (const { name, before, ...scene } of CASES) {
    const full: SharedAccount = { callsEach: CALLS_EACH, limit: LIMIT, latencyMs: [100, 400], createClient, ...scene };
    const { answered, lastAnswerMs, refusedMs, sentInPenalty } = await shareAccount(full);
    const calls = scene.clients * CALLS_EACH;
    const optimumMs = findOptimum(calls, LIMIT, scene.neighbour && requestTimesOf(scene.neighbour));
    const refused = refusedMs.flat().length / scene.clients / Math.max(1, lastAnswerMs / WINDOW_MS);
    const most = (fromMs: number) => Math.max(...refusedMs.map((timesMs) => mostInAWindow(timesMs, fromMs)));
    console.log(
      `  ${name.padEnd(37)}${answered === calls ? "all" : `${answered} of ${calls}`}, ` +
        `${(lastAnswerMs / optimumMs).toFixed(2)}, ${refused.toFixed(2)}` +
        ` (at most ${most(0)} in one window, ${most(WINDOW_MS)} after the first minute); ` +
        `sent in a known penalty: ${sentInPenalty}; before: ${before}`,
    );
  }
}

/** The most of a client's refusals that fall into one window's length, from a time on. */
function mostInAWindow(timesMs: readonly number[], fromMs: number): number {
  const later = timesMs.filter((timeMs) => timeMs >= fromMs);
  const following = (startMs: number) => later.filter((timeMs) => timeMs >= startMs && timeMs < startMs + WINDOW_MS);
  return Math.max(0, ...later.map((startMs) => following(startMs).length));
}

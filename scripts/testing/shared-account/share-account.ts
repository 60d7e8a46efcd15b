import { createWebinarClient, type WebinarClient } from "@rcw/client";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { createTestClock, type TestClock } from "../../../packages/client/test-support/test-clock.js";
import { type Neighbour, requestTimesOf } from "./neighbour.js";
import { seededRandom } from "./seeded-random.js";

/** Clients with one account that don't know of each other, as those of several processes. */
export interface SharedAccount {
  readonly clients: number;
  readonly callsEach: number;
  /** Calls a minute that the service allows. */
  readonly limit: number;
  /** Shortest and longest time that a request and its answer are on their way, together. */
  readonly latencyMs: readonly [number, number];
  /** When each client begins, in milliseconds from the beginning. */
  readonly startMs?: (client: number) => number;
  readonly neighbour?: Neighbour;
  readonly seed?: number;
  readonly createClient?: typeof createWebinarClient;
}

/** What became of their calls. Times are in milliseconds from the beginning. */
export interface SharedAccountOutcome {
  readonly answered: number;
  readonly failed: number;
  readonly lastAnswerMs: number;
  /** When each answer with 429 came, for each client. */
  readonly refusedMs: readonly (readonly number[])[];
  /** Requests that left a client in a penalty that it had been told of. */
  readonly sentInPenalty: number;
  readonly rcws: readonly WebinarClient[];
}

const scenario = "scheduled-town-hall";
const { webinarId, sessionId } = scenarios[scenario];

/** Lets clients call the fake, which has its own limits, in virtual time, until every call has ended. */
export async function shareAccount(scene: SharedAccount): Promise<SharedAccountOutcome> {
  const { clients, callsEach, limit, startMs = () => 0, seed = 1, createClient = createWebinarClient } = scene;
  const time = createTestClock(Date.UTC(2026, 8, 14));
  const beginMs = time.now();
  const fake = createFakeWebinarApi({ scenario, clock: time, rateLimits: { Heavy: limit } });
  const latencyOf = seededRandom(seed);
  const watches = Array.from({ length: clients }, () => watch(fake.fetch, time, scene.latencyMs, latencyOf));
  const rcws = watches.map(({ fetch }, client) =>
    createClient({
      auth: { accessToken: fake.accessToken },
      clock: time,
      fetch,
      random: seededRandom(seed * 1000 + client),
      rateLimit: { maxWaitMs: Number.POSITIVE_INFINITY, maxQueued: callsEach },
      retry: { maxWaitMs: Number.POSITIVE_INFINITY },
    }),
  );
  let [answered, failed, lastAnswerMs] = [0, 0, 0];
  const call = async (rcw: WebinarClient) => {
    try {
      await rcw.invitees.list({ webinarId, sessionId });
      answered += 1;
      lastAnswerMs = time.now() - beginMs;
    } catch {
      failed += 1;
    }
  };
  for (const timeMs of scene.neighbour ? requestTimesOf(scene.neighbour) : []) {
    time.schedule(() => void callUnlimited(fake.fetch, fake.accessToken), timeMs);
  }
  let isOver = false;
  const all = rcws.map(async (rcw, client) => {
    await pause(time, startMs(client));
    await Promise.all(Array.from({ length: callsEach }, () => call(rcw)));
  });
  void Promise.all(all).finally(() => {
    isOver = true;
  });
  while (!isOver) await time.pass(600_000);
  const refusedMs = watches.map((watched) => watched.refusedMs.map((timeMs) => timeMs - beginMs));
  const sentInPenalty = watches.reduce((sum, watched) => sum + watched.sentInPenalty, 0);
  return { answered, failed, lastAnswerMs, refusedMs, sentInPenalty, rcws };
}

interface Watch {
  fetch(url: string, init: RequestInit): Promise<Response>;
  readonly refusedMs: number[];
  sentInPenalty: number;
}

/** A `fetch` with time on the way, which notes the penalties that it is told of and what is sent in them. */
function watch(
  send: Watch["fetch"],
  time: TestClock,
  [leastMs, mostMs]: readonly [number, number],
  random: () => number,
): Watch {
  let penaltyEndMs = 0;
  const watched: Watch = {
    refusedMs: [],
    sentInPenalty: 0,
    async fetch(url, init) {
      if (time.now() < penaltyEndMs) watched.sentInPenalty += 1;
      const halfMs = (leastMs + random() * (mostMs - leastMs)) / 2;
      await pause(time, halfMs);
      const answer = await send(url, init);
      await pause(time, halfMs);
      if (answer.status === 429) {
        penaltyEndMs = Math.max(penaltyEndMs, time.now() + Number(answer.headers.get("retry-after")) * 1000);
        watched.refusedMs.push(time.now());
      }
      return answer;
    },
  };
  return watched;
}

function callUnlimited(send: Watch["fetch"], accessToken: string): Promise<Response> {
  const url = `https://platform.ringcentral.com/webinar/configuration/v1/webinars/${webinarId}`;
  return send(url, { headers: { authorization: `Bearer ${accessToken}` } });
}

function pause(time: TestClock, durationMs: number): Promise<void> {
  return new Promise((resolve) => void time.schedule(resolve, durationMs));
}

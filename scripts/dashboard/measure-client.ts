import { createWebinarClient } from "@rcw/client";
import { createTelemetry } from "@rcw/client/telemetry";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";

import { createMeasuredTelemetry, type MeasuredPoint } from "../../packages/client/test-support/measured-telemetry.js";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";
import { seededRandom } from "../testing/shared-account/seeded-random.js";
import type { Panel } from "./draw-dashboard.js";

const MINUTES = 12;
const scenario = "scheduled-town-hall";
const { webinarId, sessionId } = scenarios[scenario];

/**
 * What the metrics of a client say over twelve minutes of virtual time against the fake: a job that reads steadily, 25
 * calls at once after two minutes, somebody else's requests after six, and a service that is down for a moment after nine.
 */
export async function measureClient(intervalSeconds: number): Promise<readonly Panel[]> {
  const clock = createTestClock(Date.UTC(2026, 8, 14));
  const random = seededRandom(7);
  const fake = createFakeWebinarApi({ scenario, clock });
  const { telemetry, measured } = createMeasuredTelemetry((given) => createTelemetry({ ...given, clock }));
  const rcw = createWebinarClient({
    ...{ auth: { accessToken: fake.accessToken }, clock, random, telemetry },
    rateLimit: { maxWaitMs: Number.POSITIVE_INFINITY },
    retry: { maxWaitMs: 600_000 },
    fetch: async (url, init) => {
      await new Promise<void>((resolve) => void clock.schedule(resolve, 100 + random() * 300));
      return fake.fetch(url, init);
    },
  });
  const call = () => void rcw.invitees.list({ webinarId, sessionId }).catch(() => {});
  for (let second = 5; second < MINUTES * 60; second += 12) clock.schedule(call, second * 1000);
  for (let job = 0; job < 25; job += 1) clock.schedule(call, 120_000);
  const headers = { authorization: `Bearer ${fake.accessToken}` };
  const url = `https://platform.ringcentral.com/webinar/configuration/v1/webinars/${webinarId}`;
  for (let other = 0; other < 12; other += 1) clock.schedule(() => void fake.fetch(url, { headers }), 360_000);
  clock.schedule(() => fake.faults.add({ status: 503, times: 4 }), 560_000);

  const answers: Record<string, number[]> = { "200": [], "429": [], "503": [] };
  const waits: { count: number; sum: number }[] = [];
  const gauges: Record<string, number[]> = { "queue.length": [], "budget.remaining": [] };
  for (let passed = 0; passed < MINUTES * 60; passed += intervalSeconds) {
    await clock.pass(intervalSeconds * 1000);
    const requests = await measured("http.client.request.duration");
    for (const [status, counts] of Object.entries(answers)) {
      counts.push(
        countOf(requests.filter((point) => String(point.attributes["http.response.status_code"]) === status)),
      );
    }
    const turns = (await measured("rcw.client.wait.duration")).filter(
      (point) => point.attributes["rcw.wait.reason"] === "turn",
    );
    waits.push({ count: countOf(turns), sum: sumOf(turns) });
    for (const [name, values] of Object.entries(gauges)) {
      const [point] = await measured(`rcw.client.${name}`);
      values.push(Number(point?.value ?? 0));
    }
  }
  const line = (name: string, color: string, values: readonly number[]) => ({ name, color, values });
  return [
    {
      ...{ title: "Answers by status", unit: `in ${intervalSeconds} s`, kind: "bars" },
      series: [
        line("200", "#2563eb", increases(answers["200"] ?? [])),
        line("429", "#dc2626", increases(answers["429"] ?? [])),
        line("503", "#f59e0b", increases(answers["503"] ?? [])),
      ],
    },
    {
      ...{ title: "Budget of group Heavy", unit: "calls that may leave at once", kind: "line" },
      series: [line("remaining", "#0d9488", gauges["budget.remaining"] ?? [])],
    },
    {
      ...{ title: "Queue of group Heavy", unit: "calls that wait", kind: "line" },
      series: [line("queued", "#7c3aed", gauges["queue.length"] ?? [])],
    },
    {
      ...{ title: "Wait for a turn", unit: "seconds, mean of those that left", kind: "line" },
      series: [line("mean", "#475569", means(waits))],
    },
  ];
}

function countOf(points: readonly MeasuredPoint[]): number {
  return points.reduce((total, { value }) => total + (typeof value === "number" ? value : value.count), 0);
}

function sumOf(points: readonly MeasuredPoint[]): number {
  return points.reduce((total, { value }) => total + (typeof value === "number" ? value : (value.sum ?? 0)), 0);
}

/** How much of a growing count came in each interval. */
function increases(counts: readonly number[]): number[] {
  return counts.map((count, index) => count - (counts[index - 1] ?? 0));
}

function means(waits: readonly { count: number; sum: number }[]): number[] {
  return waits.map(({ count, sum }, index) => {
    const before = waits[index - 1] ?? { count: 0, sum: 0 };
    return count === before.count ? 0 : (sum - before.sum) / (count - before.count);
  });
}

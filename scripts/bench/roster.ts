import { createWebinarClient } from "@rcw/client";
import { applyRoster, createInviteeBatcher, planRoster, type RosterRow } from "@rcw/roster";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";
import { compare } from "../../packages/roster/src/planning/compare.js";
import { createFakeWebinarApi } from "../../packages/testing/src/create-fake-webinar-api.js";
import { median } from "./median.js";

const MINUTE_MS = 60_000;
const LIMIT = 10;

/** Prints what a roster costs at Heavy 10 a minute, by the virtual clock, beside a call for each person. */
export async function benchRoster(): Promise<void> {
  console.log(`rosters, Heavy at ${LIMIT} a minute (virtual clock):`);
  await benchApplying(10_000);
  await benchBatcher(1000);
  for (const people of [10_000, 20_000]) benchPlanning(people);
}

async function benchApplying(people: number): Promise<void> {
  const { time, fake, rcw, session } = setScene();
  const startMs = time.now();
  const outcome = (async () => {
    const plan = await planRoster(rcw, session, rowsOf(people));
    return applyRoster(rcw, plan, { clock: time }).finish();
  })();
  const { counts } = await passUntil(time, outcome);
  const calls = fake.journal.all().length;
  const least = 1 + 1 + people / 500 + Math.ceil((people + 1) / 1000);
  const tookMin = (time.now() - startMs) / MINUTE_MS;
  console.log(
    `  ${people} people into an empty session: ${counts.added} added, ${calls} calls (1 page to plan, 1 to check, ` +
      `${people / 500} batches, ${Math.ceil((people + 1) / 1000)} pages to verify: ${least}), ${tookMin.toFixed(2)} min; the ` +
      `optimum of ${least} calls is ${Math.ceil(least / LIMIT) - 1} min; one call each: ${Math.ceil(people / LIMIT) - 1} min`,
  );
}

async function benchBatcher(changes: number): Promise<void> {
  const { time, fake, rcw, session } = setScene();
  const ids = Array.from({ length: changes }, (_, index) => {
    const { sessionId } = session;
    return fake.addInvitee({ sessionId, firstName: "P", lastName: "Doe", email: `p${index}@example.com` }).id ?? "";
  });
  const startMs = time.now();
  const invitees = createInviteeBatcher(rcw, session, { clock: time });
  await passUntil(time, Promise.all(ids.map((id) => invitees.update(id, { role: "CoHost" }))));
  const together = `${fake.journal.all("rcwConfigUpdateInvitees").length} calls, ${((time.now() - startMs) / MINUTE_MS).toFixed(2)} min`;
  const aloneMs = time.now();
  const { sessionId, webinarId } = session;
  const alone = createWebinarClient({
    ...{ auth: { accessToken: fake.accessToken }, fetch: fake.fetch, clock: time },
    rateLimit: { maxWaitMs: Number.POSITIVE_INFINITY, maxQueued: changes },
  });
  const one = (inviteeId: string) =>
    alone.invitees.update({ webinarId, sessionId, inviteeId, body: { role: "Panelist" } });
  await passUntil(time, Promise.all(ids.map(one)));
  const each = `${((time.now() - aloneMs) / MINUTE_MS).toFixed(1)} min`;
  console.log(`  ${changes} concurrent single changes: ${together} by the batcher; ${each} by invitees.update`);
}

function benchPlanning(people: number): void {
  const rows = rowsOf(people);
  const invitees = rows.map((row, index) => ({
    ...{ inviteeId: String(index), role: "Panelist" as const, email: `x${row.email}` },
    ...{ firstName: "P", lastName: "Doe" },
  }));
  const half = [
    ...invitees.slice(0, people / 2),
    ...rows.slice(people / 2).map((row, index) => ({ ...row, inviteeId: `r${index}`, role: "Panelist" as const })),
  ];
  const times: number[] = [];
  let grownBytes = 0;
  for (let run = 0; run < 15; run += 1) {
    globalThis.gc?.();
    const beforeBytes = process.memoryUsage().heapUsed;
    const startMs = performance.now();
    const plan = compare(rows, half);
    times.push(performance.now() - startMs);
    grownBytes = process.memoryUsage().heapUsed - beforeBytes;
    if (plan.added.length === 0) throw new Error("nothing was planned");
  }
  console.log(
    `  planning ${people} against ${people}: ${median(times).toFixed(0)} ms (aim for 10000: below 100), ` +
      `${(grownBytes / 1e6).toFixed(1)} MB`,
  );
}

function setScene() {
  const time = createTestClock(Date.UTC(2026, 8, 1));
  const fake = createFakeWebinarApi({ rateLimits: { Heavy: LIMIT }, clock: time });
  const { id: webinarId = "" } = fake.addWebinar({ title: "Town hall" });
  const { id: sessionId = "" } = fake.addSession({ webinarId });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch, clock: time });
  return { time, fake, rcw, session: { webinarId, sessionId } };
}

function rowsOf(people: number): RosterRow[] {
  return Array.from({ length: people }, (_, index) => ({
    ...{ firstName: "P", lastName: "Doe", email: `p${index}@example.com` },
  }));
}

/** Lets time pass until something has ended. */
async function passUntil<Value>(time: ReturnType<typeof createTestClock>, outcome: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = outcome.finally(() => {
    isOver = true;
  });
  over.catch(() => {});
  while (!isOver) await time.pass(1000);
  return over;
}

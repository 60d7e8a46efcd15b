import { createFakeWebinarApi, type FakeWebinarApi } from "../../packages/testing/src/create-fake-webinar-api.js";
import { median } from "./median.js";

const CONFIGURATION = "/webinar/configuration/v1/webinars/w1/sessions/s1";
const BATCH = 500;
const REPEATS = 101;

/** Prints what the fake's work costs when there is much in it: the aims are those of a test suite that waits for it. */
export async function benchFakeAtSize(): Promise<void> {
  console.log("fake, with much in it (in process):");
  const few = await addingTo(1000);
  const many = await addingTo(60_000);
  print(
    "add an invitee to 1,000 / 60,000",
    `${few.toFixed(2)} / ${many.toFixed(2)} ms`,
    many / few,
    "ratio, at most 2",
  );
  const filled = await filling(75_000);
  print(`add 75,000 invitees, ${BATCH} a call`, `${(filled / 1000).toFixed(1)} s`, filled / 1000, "s, at most 10");
  const small = fakeWithSessions(1);
  const large = fakeWithSessions(4000);
  const ofOne = await mediumOf(() => send(small, "GET", CONFIGURATION));
  const ofMany = await mediumOf(() => send(large, "GET", CONFIGURATION));
  print("get one of 1 / 4,000 sessions", `${ofOne.toFixed(3)} / ${ofMany.toFixed(3)} ms`, ofMany, "ms, at most 0.1");
  const begin = performance.now();
  large.clock.advance("30d");
  const advanced = (performance.now() - begin) / 1000;
  print("30 days pass for 4,000 sessions", `${advanced.toFixed(2)} s`, advanced, "s, at most 1");
}

/** Milliseconds for one more invitee. */
async function addingTo(count: number): Promise<number> {
  const fake = fakeWithSessions(1);
  await fill(fake, count);
  let number = count;
  return mediumOf(() => send(fake, "PATCH", `${CONFIGURATION}/invitees`, { addedInvitees: [personOf(number++)] }));
}

/** Milliseconds for so many invitees. */
async function filling(count: number): Promise<number> {
  const fake = fakeWithSessions(1);
  const begin = performance.now();
  await fill(fake, count);
  return performance.now() - begin;
}

async function fill(fake: FakeWebinarApi, count: number): Promise<void> {
  for (let first = 0; first < count; first += BATCH) {
    const length = Math.min(BATCH, count - first);
    const addedInvitees = Array.from({ length }, (_, index) => personOf(first + index));
    await send(fake, "PATCH", `${CONFIGURATION}/invitees`, { addedInvitees });
  }
}

function personOf(number: number) {
  return { firstName: "Mei", lastName: "Lin", email: `mei-${number}@example.com`, role: "Panelist" };
}

/** Sessions of one webinar that start in a week, one after the other. */
function fakeWithSessions(count: number): FakeWebinarApi {
  const fake = createFakeWebinarApi({ rateLimits: false });
  fake.addWebinar({ id: "w1" });
  const firstMs = fake.clock.now() + 7 * 24 * 3600 * 1000;
  for (let number = 1; number <= count; number++) {
    const scheduledStartTime = new Date(firstMs + number * 60_000).toISOString();
    fake.addSession({ webinarId: "w1", id: `s${number}`, scheduledStartTime });
  }
  return fake;
}

async function send(fake: FakeWebinarApi, method: string, path: string, body?: unknown): Promise<void> {
  const response = await fake.fetch(`https://fake.test${path}`, {
    method,
    headers: { Authorization: `Bearer ${fake.accessToken}`, "Content-Type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} is answered with ${response.status}: ${text}`);
  fake.journal.clear();
}

/** Milliseconds in the middle of many calls; the first ones warm up. */
async function mediumOf(call: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat < 2 * REPEATS; repeat++) {
    const begin = performance.now();
    await call();
    times.push(performance.now() - begin);
  }
  return median(times.slice(REPEATS));
}

function print(what: string, shown: string, value: number, aim: string): void {
  console.log(`  ${what.padEnd(36)}${shown.padEnd(20)}${value.toFixed(2)} ${aim}`);
}

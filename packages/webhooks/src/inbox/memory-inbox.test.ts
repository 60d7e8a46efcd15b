import { expect, it } from "vitest";
import { createMemoryInbox } from "./memory-inbox.js";

const event = (uuid: string) => ({ uuid, text: "{}", receivedAtMs: 0, isReconciled: false });
const never = new AbortController().signal;

it("remembers uuids for a time, and so many of them", async () => {
  let nowMs = 0;
  const inbox = createMemoryInbox({ rememberMs: 1000, maxRemembered: 2, clock: { now: () => nowMs } });
  expect(await inbox.add(event("a"))).toBe(true);
  expect(await inbox.add(event("a"))).toBe(false);
  nowMs = 1000;
  await inbox.add(event("b"));
  expect(await inbox.add(event("a"))).toBe(true);
  await inbox.add(event("c"));
  expect(await inbox.add(event("b"))).toBe(true);
});

it("keeps so many dead letters, the latest", async () => {
  const inbox = createMemoryInbox({ maxDeadLetters: 2 });
  for (const uuid of ["a", "b", "c"]) await inbox.bury({ ...event(uuid), takenCount: 1 }, "no");
  expect((await inbox.deadLetters()).map(({ uuid }) => uuid)).toEqual(["b", "c"]);
});

it("gives events in the order in which they came, however many", async () => {
  const inbox = createMemoryInbox();
  for (let index = 0; index < 5000; index += 1) await inbox.add(event(String(index)));
  const taken = [];
  while (taken.length < 5000) taken.push(...(await inbox.take(999, never)));
  expect(taken.map(({ uuid }) => Number(uuid))).toEqual(Array.from({ length: 5000 }, (_, index) => index));
});

it("stops waiting when the signal aborts, and leaves no listener on it", async () => {
  const inbox = createMemoryInbox();
  const controller = new AbortController();
  const waiting = inbox.take(1, controller.signal);
  await inbox.add(event("a"));
  expect(await waiting).toHaveLength(1);
  const ended = inbox.take(1, controller.signal);
  controller.abort();
  expect(await ended).toEqual([]);
});

import { type Clock, createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi, type FakeWebinarApi, scenarios } from "@rcw/testing";
import { expect, it } from "vitest";
import { tellWaits } from "./tell-waits.js";

const { webinarId, sessionId } = scenarios["scheduled-town-hall"];

/** Longer than any wait for a turn. */
const TIMEOUT_MS = 600_000;

/** The fake's time, which passes as soon as somebody waits for it. */
function jumpingClock({ clock }: FakeWebinarApi): Clock {
  return {
    now: () => clock.now(),
    schedule(callback, delayMs) {
      let isCancelled = false;
      // A time-out of an attempt is not a wait.
      if (delayMs >= TIMEOUT_MS) return () => {};
      queueMicrotask(() => {
        if (isCancelled) return;
        clock.advance(delayMs);
        callback();
      });
      return () => {
        isCancelled = true;
      };
    },
  };
}

it("says that the next call waits, and that a call is repeated", async () => {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: { Heavy: 2 } });
  const lines: string[] = [];
  const rcw = createWebinarClient({
    auth: { accessToken: fake.accessToken },
    fetch: fake.fetch,
    clock: jumpingClock(fake),
    timeoutMs: TIMEOUT_MS,
    random: () => 1,
    hooks: tellWaits((line) => lines.push(line)),
  });
  const list = () => rcw.invitees.list({ webinarId, sessionId });
  await list();
  expect(lines).toEqual([]);
  await list();
  expect(lines.splice(0)).toEqual(["RingCentral takes 2 calls in 60 s; the next one waits until then."]);
  await list();
  fake.faults.add({ operationId: "rcwConfigListInvitees", status: 503, retryAfter: 7 });
  await list();
  expect(lines[0]).toBe("RingCentral answered 503; the call is repeated in 7 s.");
});

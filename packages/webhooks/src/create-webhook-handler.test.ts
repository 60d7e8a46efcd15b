import { describe, expect, it, vi } from "vitest";
import { createTestClock } from "../../client/test-support/test-clock.js";
import { createWebhookHandler } from "./create-webhook-handler.js";
import type { AnyWebhookEvent, UnknownWebhookEvent } from "./events/webhook-event.js";
import { posted, stateChange, TOKEN } from "./test-support/notifications.js";
import type { WebhookOptions } from "./webhook-options.js";

const NOON = "2026-09-14T12:00:00Z";
const NOW = { orderWindowMs: 0 };

function receiver(options: Partial<WebhookOptions> = {}) {
  const seen: (AnyWebhookEvent | UnknownWebhookEvent)[] = [];
  const on = { "*": (event: AnyWebhookEvent | UnknownWebhookEvent) => void seen.push(event) };
  const handle = createWebhookHandler({ verificationToken: TOKEN, on, handling: NOW, ...options });
  return { handle, seen };
}

describe("an event", () => {
  it("reaches the handler of its name, typed and with what is known of it", async () => {
    const onState = vi.fn();
    const { handle, seen } = receiver({ on: { "session.state": onState } });
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(200);
    await handle.idle();
    expect(seen).toEqual([]);
    expect(onState.mock.calls).toEqual([
      [
        {
          name: "session.state",
          uuid: `s1-${NOON}`,
          filter: "/webinar/runtime/v1/company/sessions/state",
          timestamp: NOON,
          subscriptionId: "sub-1",
          isLate: false,
          isReconciled: false,
          attempt: 1,
          body: { webinarId: "w1", sessionId: "s1", status: "Active" },
        },
      ],
    ]);
  });

  it("is told by its filter with its narrowing, and by the kind of change in its body", async () => {
    const { handle, seen } = receiver();
    const registrants = "/webinar/registration/v1/company/sessions/registrants?webinarId=w1";
    const body = { changeType: "Deleted", sessionId: "s1", registrant: { id: "r1" } };
    await handle(posted({ uuid: "1", event: registrants, body }));
    await handle.idle();
    expect(seen[0]).toMatchObject({ name: "registrant.deleted", filter: registrants, timestamp: undefined });
  });

  it.each([
    ["another filter", { uuid: "1", event: "/webinar/chat/v1/messages", body: { text: "hello" } }],
    [
      "another kind of change",
      {
        uuid: "1",
        event: "/webinar/configuration/v1/company/sessions",
        body: { changeType: "Cloned", session: { id: "1" } },
      },
    ],
    ["no id of what it is about", { uuid: "1", event: "/webinar/runtime/v1/company/sessions/state", body: {} }],
    ["a name of Object's", { uuid: "1", event: "constructor", body: { __proto__: null } }],
    ["no body at all", [1, 2]],
  ])("with %s reaches * as it came", async (_, notification) => {
    const { handle, seen } = receiver();
    expect((await handle(posted(notification))).status).toBe(200);
    await handle.idle();
    expect(seen).toEqual([expect.objectContaining({ name: "unknown", notification })]);
  });

  it("that nobody handles is taken all the same", async () => {
    const { handle } = receiver({ on: {} });
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(200);
    await handle.idle();
    expect(await handle.deadLetters()).toEqual([]);
  });

  it("that comes twice is handled once, also where it has no uuid", async () => {
    const { handle, seen } = receiver();
    const { uuid: _, ...anonymous } = stateChange("s2", "Active", NOON);
    for (const notification of [
      stateChange("s1", "Active", NOON),
      stateChange("s1", "Active", NOON),
      anonymous,
      anonymous,
    ]) {
      expect((await handle(posted(notification))).status).toBe(200);
    }
    await handle.idle();
    expect(seen).toHaveLength(2);
    expect(seen[1]?.uuid).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe("the order of events", () => {
  const at = (second: number) => `2026-09-14T12:00:${String(second).padStart(2, "0")}Z`;

  it("of one resource is the one in which they happened, within the window", async () => {
    const clock = createTestClock(Date.parse(at(30)));
    const { handle, seen } = receiver({ clock, handling: { orderWindowMs: 200 } });
    for (const second of [3, 1, 2]) await handle(posted(stateChange("s1", "Active", at(second))));
    await clock.pass(250);
    expect(seen.map(({ timestamp, isLate }) => [timestamp, isLate])).toEqual([
      [at(1), false],
      [at(2), false],
      [at(3), false],
    ]);
  });

  it("can't be restored beyond the window: what comes too late is marked as late", async () => {
    const clock = createTestClock(Date.parse(at(30)));
    const { handle, seen } = receiver({ clock, handling: { orderWindowMs: 200 } });
    await handle(posted(stateChange("s1", "Finished", at(9))));
    await clock.pass(250);
    await handle(posted(stateChange("s1", "Active", at(4))));
    await handle(posted(stateChange("s2", "Active", at(4))));
    await clock.pass(250);
    expect(seen.map(({ timestamp, isLate }) => [timestamp, isLate])).toEqual([
      [at(9), false],
      [at(4), true],
      [at(4), false],
    ]);
  });

  it("holds while a handler fails: a later event of the resource waits, one of another doesn't", async () => {
    const clock = createTestClock(Date.parse(at(30)));
    const order: string[] = [];
    let failures = 2;
    const onState = async ({ uuid, body }: { uuid: string; body: { sessionId: string } }) => {
      if (body.sessionId === "s1" && failures-- > 0) throw new Error("database is away");
      order.push(uuid);
    };
    const { handle } = receiver({ clock, random: () => 1, handling: NOW, on: { "session.state": onState } });
    await handle(posted(stateChange("s1", "Active", at(1), "first")));
    await handle(posted(stateChange("s1", "Finished", at(2), "second")));
    await handle(posted(stateChange("s2", "Active", at(2), "other")));
    await clock.settle();
    expect(order).toEqual(["other"]);
    await clock.pass(3000);
    expect(order).toEqual(["other", "first", "second"]);
  });
});

describe("a handler that fails", () => {
  it("gets the event again, later each time, and then it is a dead letter that can be handed over again", async () => {
    const clock = createTestClock(Date.UTC(2026, 8, 14));
    const attempts: [number, number][] = [];
    const startMs = clock.now();
    const onState = ({ attempt }: { attempt: number }) => {
      attempts.push([attempt, clock.now() - startMs]);
      if (attempts.length < 5) throw new RangeError("no");
    };
    const handling = { ...NOW, maxAttempts: 4, retryDelayMs: 1000, maxRetryDelayMs: 2000 };
    const onDeadLetter = vi.fn();
    const { handle } = receiver({
      clock,
      random: () => 1,
      handling,
      on: { "session.state": onState },
      hooks: { onDeadLetter },
    });
    await handle(posted(stateChange("s1", "Active", NOON, "e1")));
    await clock.passAll();
    expect(attempts).toEqual([
      [1, 0],
      [2, 1000],
      [3, 3000],
      [4, 5000],
    ]);
    expect(await handle.deadLetters()).toMatchObject([{ uuid: "e1", reason: "RangeError: no" }]);
    expect(onDeadLetter.mock.calls).toEqual([
      [{ uuid: "e1", name: "session.state", attempt: 4, reason: "RangeError: no" }],
    ]);
    expect(await handle.revive("e1")).toBe(true);
    await clock.passAll();
    expect(attempts.at(-1)?.[0]).toBe(1);
    expect(await handle.deadLetters()).toEqual([]);
    expect(await handle.revive("e1")).toBe(false);
  });

  it("fails too when it takes longer than it may", async () => {
    const clock = createTestClock(Date.UTC(2026, 8, 14));
    const handling = { ...NOW, maxAttempts: 1, handlerTimeoutMs: 500 };
    const { handle } = receiver({ clock, handling, on: { "session.state": () => new Promise(() => {}) } });
    await handle(posted(stateChange("s1", "Active", NOON, "e1")));
    await clock.pass(500);
    expect(await handle.deadLetters()).toMatchObject([
      { uuid: "e1", reason: expect.stringContaining("handlerTimeoutMs, which is 500") },
    ]);
  });
});

describe('ack: "after"', () => {
  it("answers when the handler is done", async () => {
    let finish = () => {};
    const onState = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const { handle } = receiver({ ack: "after", on: { "session.state": onState } });
    let status = 0;
    const answer = handle(posted(stateChange("s1", "Active", NOON))).then((response) => {
      status = response.status;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(status).toBe(0);
    await vi.waitFor(() => {
      finish();
      expect(status).toBe(200);
    });
    await answer;
  });

  it("answers 503 when the handler takes too long, and 200 when the service sends the event again and it is done", async () => {
    const clock = createTestClock(Date.UTC(2026, 8, 14));
    const finishes: (() => void)[] = [];
    const onState = vi.fn(() => new Promise<void>((resolve) => finishes.push(resolve)));
    const { handle } = receiver({ clock, ack: "after", on: { "session.state": onState } });
    const first = handle(posted(stateChange("s1", "Active", NOON)));
    await vi.waitFor(() => expect(onState).toHaveBeenCalledOnce());
    await clock.pass(2500);
    expect((await first).status).toBe(503);
    for (const finish of finishes) finish();
    await handle.idle();
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(200);
    expect(onState).toHaveBeenCalledOnce();
  });

  it("answers 503 for what was given up, and tries again when the service does", async () => {
    const onState = vi.fn().mockRejectedValueOnce(new Error("no")).mockResolvedValue(undefined);
    const handling = { ...NOW, maxAttempts: 1 };
    const { handle } = receiver({ ack: "after", handling, on: { "session.state": onState } });
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(503);
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(200);
    expect(onState).toHaveBeenCalledTimes(2);
  });
});

describe("the inbox", () => {
  it("that is full makes the answer 503, so that the service tries again", async () => {
    const { createMemoryInbox } = await import("./inbox/memory-inbox.js");
    const onError = vi.fn();
    const { handle } = receiver({
      inbox: createMemoryInbox({ maxEvents: 1 }),
      on: { "session.state": () => new Promise(() => {}) },
      hooks: { onError },
    });
    expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(200);
    expect((await handle(posted(stateChange("s2", "Active", NOON)))).status).toBe(503);
    expect(onError.mock.calls[0]?.[0].message).toContain("maxEvents is 1");
  });

  it("that hangs makes the answer 503 in time", async () => {
    const clock = createTestClock(Date.UTC(2026, 8, 14));
    const { createMemoryInbox } = await import("./inbox/memory-inbox.js");
    const { handle } = receiver({ clock, inbox: { ...createMemoryInbox(), add: () => new Promise(() => {}) } });
    const answer = handle(posted(stateChange("s1", "Active", NOON)));
    await clock.pass(2500);
    expect((await answer).status).toBe(503);
  });
});

it("keeps a runtime alive until the event has been handled", async () => {
  const kept: Promise<unknown>[] = [];
  const { handle, seen } = receiver();
  await handle(posted(stateChange("s1", "Active", NOON)), { waitUntil: (work) => void kept.push(work) });
  await Promise.all(kept);
  expect(seen).toHaveLength(1);
});

it("closes: what runs ends, and requests are answered with 503", async () => {
  let finish = () => {};
  const onState = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const { handle } = receiver({ on: { "session.state": onState } });
  await handle(posted(stateChange("s1", "Active", NOON)));
  await vi.waitFor(() => expect(onState).toHaveBeenCalledOnce());
  let isClosed = false;
  const closing = handle.close().then(() => {
    isClosed = true;
  });
  expect((await handle(posted(stateChange("s1", "Active", NOON)))).status).toBe(503);
  expect(isClosed).toBe(false);
  finish();
  await closing;
});

it.each([
  [{ verificationToken: "" }, "verificationToken is empty"],
  [{ verificationToken: [] }, "verificationToken is a list with an empty one, or none"],
  [{ verificationToken: undefined }, "verificationToken is of type undefined"],
  [{ on: { "session.started": () => {} } }, 'event "session.started" doesn\'t exist; there are session.created'],
  [{ on: { "session.state": "log" } }, 'on["session.state"] is string, expected a function'],
  [{ verifcationToken: TOKEN }, 'option "verifcationToken" doesn\'t exist'],
  [{ handling: { maxAttempts: 0 } }, "handling.maxAttempts is 0, expected a number of at least 1"],
  [{ ack: "never" }, 'ack is "never", expected "before" or "after"'],
])("refuses options that can't work: %j", (options, message) => {
  const given = { verificationToken: TOKEN, on: {}, ...options } as unknown as WebhookOptions;
  expect(() => createWebhookHandler(given)).toThrow(message);
});

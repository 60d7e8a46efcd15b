import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createAnswer, createCall } from "../../test-support/create-call.js";
import { errorOf, errorThrownBy } from "../../test-support/error-of.js";
import {
  createFakeFetch,
  createStalledBody,
  ignoresEverything,
  jsonResponse,
  neverAnswers,
} from "../../test-support/fake-fetch.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { Call, Next } from "../call/call.js";
import { AbortError } from "../errors/abort-error.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { checkDuration } from "../options/check-call-options.js";
import { send } from "./send.js";
import { timeOut } from "./time-out.js";

/** Runs a call through the stage, with a clock that stands still and a signal of its own. */
function start(next: Next, changes: Partial<Call> = {}, defaultTimeoutMs = 1000) {
  const clock = createTestClock();
  const controller = new AbortController();
  const { signal } = controller;
  const outcome = timeOut(defaultTimeoutMs, clock)(createCall({ signal, ...changes }), next);
  outcome.catch(() => {});
  const leftovers = () => ({
    timers: clock.pendingTimers(),
    listeners: getEventListeners(signal, "abort").length,
  });
  return { clock, controller, outcome, leftovers };
}

const nothingLeft = { timers: 0, listeners: 0 };
const waits: Next = () => new Promise(() => {});

describe("timeOut", () => {
  it("ends an attempt after timeoutMs, not before", async () => {
    const { clock, outcome } = start(waits);
    let isSettled = false;
    outcome.catch(() => {
      isSettled = true;
    });
    clock.advanceBy(999);
    await new Promise(setImmediate);
    expect(isSettled).toBe(false);
    clock.advanceBy(1);
    const error = await errorOf<TimeoutError>(outcome);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 1000, operationId: "rcwConfigGetInvitee", attempts: 1 });
    expect(error.message).toContain("no complete answer within 1000 ms");
  });

  it.each([
    ["shorter", 10],
    ["longer", 5000],
  ])("takes a %s timeoutMs of the call before the client's", async (_, timeoutMs) => {
    const { clock, outcome } = start(waits, { options: { timeoutMs } });
    clock.advanceBy(timeoutMs - 1);
    expect(clock.pendingTimers()).toBe(1);
    clock.advanceBy(1);
    expect(await errorOf<TimeoutError>(outcome)).toMatchObject({ name: "TimeoutError", timeoutMs });
  });

  it.each([
    ["that listens to its signal", neverAnswers],
    ["that ignores its signal", ignoresEverything],
  ])("ends a fetch %s", async (_, answer) => {
    const { fetch, started } = createFakeFetch(answer);
    const late = start(send(fetch));
    await started;
    late.clock.advanceBy(1000);
    expect(await errorOf(late.outcome)).toBeInstanceOf(TimeoutError);
    expect(late.leftovers()).toEqual(nothingLeft);
  });

  it("tells the fetch to stop", async () => {
    let signal: AbortSignal | null | undefined;
    const fake = createFakeFetch((_request, init) => {
      signal = init?.signal;
      return new Promise(() => {});
    });
    const { clock, outcome } = start(send(fake.fetch));
    expect(signal?.aborted).toBe(false);
    clock.advanceBy(1000);
    await errorOf(outcome);
    expect(signal?.aborted).toBe(true);
  });

  it("covers a body that stalls", async () => {
    const { response, reading } = createStalledBody();
    const { clock, outcome, leftovers } = start(send(async () => response));
    await reading;
    expect(clock.pendingTimers()).toBe(1);
    clock.advanceBy(1000);
    expect(await errorOf(outcome)).toBeInstanceOf(TimeoutError);
    expect(leftovers()).toEqual(nothingLeft);
  });

  it("ends a call whose signal aborts while the body stalls", async () => {
    const { response, reading } = createStalledBody();
    const { controller, outcome, leftovers } = start(send(async () => response));
    await reading;
    controller.abort(new Error("left the page"));
    expect(await errorOf(outcome)).toMatchObject({ name: "AbortError", cause: new Error("left the page") });
    expect(leftovers()).toEqual(nothingLeft);
  });

  it("sends nothing when the signal has aborted before", async () => {
    const { fetch, sent } = createFakeFetch();
    const reason = new Error("left the page");
    const { clock, outcome } = start(send(fetch), { signal: AbortSignal.abort(reason) });
    const error = await errorOf(outcome);
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe(reason);
    expect(error).toMatchObject({ attempts: 0, operationId: "rcwConfigGetInvitee" });
    expect(sent).toEqual([]);
    expect(clock.timersSet()).toBe(0);
  });

  it.each([
    ["that listens to its signal", neverAnswers],
    ["that ignores its signal", ignoresEverything],
  ])("ends the call when the signal aborts during a fetch %s", async (_, answer) => {
    const { controller, outcome, leftovers } = start(send(createFakeFetch(answer).fetch));
    expect(leftovers()).toEqual({ timers: 1, listeners: 1 });
    const reason = { code: "any value" };
    controller.abort(reason);
    const error = await errorOf(outcome);
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe(reason);
    expect(error).toMatchObject({ attempts: 1 });
    expect(leftovers()).toEqual(nothingLeft);
  });

  it("ends the call when the signal aborts at the very moment of sending", async () => {
    const { promise, controller } = abortWhileSending();
    expect(await errorOf(promise)).toMatchObject({ name: "AbortError", cause: controller.signal.reason });
  });

  it("gives an abort without a reason the platform's own as its cause", async () => {
    const { controller, outcome } = start(waits);
    controller.abort();
    expect((await errorOf(outcome)).cause).toMatchObject({ name: "AbortError" });
  });

  it("leaves nothing behind after a success", async () => {
    const { outcome, leftovers } = start(send(async () => jsonResponse({})));
    expect(leftovers()).toEqual({ timers: 1, listeners: 1 });
    await outcome;
    expect(leftovers()).toEqual(nothingLeft);
  });

  it("passes other errors on, and leaves nothing behind", async () => {
    const failure = new Error("not ours");
    const { outcome, leftovers } = start(() => Promise.reject(failure));
    expect(await errorOf(outcome)).toBe(failure);
    expect(leftovers()).toEqual(nothingLeft);
  });

  it("gives on what comes back", async () => {
    const answer = createAnswer();
    expect(await start(async () => answer).outcome).toBe(answer);
  });

  it.each([1, 2 ** 31 - 1])("takes a timeoutMs of %i", async (timeoutMs) => {
    await expect(start(async () => createAnswer(), { options: { timeoutMs } }).outcome).resolves.toBeDefined();
  });
});

describe("checkDuration", () => {
  const invalid = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000", "1 min", null];

  it.each(invalid)("refuses %s", (timeoutMs) => {
    const error = errorThrownBy<InvalidRequestError>(() =>
      checkDuration("timeoutMs", timeoutMs as number, "rcwConfigGetInvitee"),
    );
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe(`rcwConfigGetInvitee: timeoutMs is ${timeoutMs}; expected above 0 and below 2^31`);
    expect(error.parameterName).toBe("timeoutMs");
  });

  it.each([0.5, 1, 2 ** 31 - 1])("takes %d", (timeoutMs) => {
    expect(() => checkDuration("timeoutMs", timeoutMs)).not.toThrow();
  });
});

/** A fetch that aborts the caller's signal before it returns, and never listens itself. */
function abortWhileSending() {
  const controller = new AbortController();
  const promise = start(
    () => {
      controller.abort(new Error("at once"));
      return new Promise(() => {});
    },
    { signal: controller.signal },
  ).outcome;
  return { promise, controller };
}

import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createCall, operationOf } from "../../test-support/create-call.js";
import { errorOf, errorThrownBy } from "../../test-support/error-of.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { Answer, Call, Next } from "../call/call.js";
import { AbortError } from "../errors/abort-error.js";
import { ConnectionError } from "../errors/connection-error.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { RetryEvent } from "../options/hooks.js";
import type { RetryOptions } from "../options/retry-options.js";
import { checkRetry } from "../options/retry-options.js";
import { retry } from "./retry.js";

type Step = number | Error | { status: number; retryAfter: string };

const READ = "rcwConfigGetInvitee";
const DELETE = "rcwConfigDeleteInvitee";
const CREATE = "rcwConfigCreateWebinar";

/** Runs a call against attempts that go as told; the last one goes on for ever. */
function start(
  steps: readonly Step[],
  {
    operationId = READ,
    changes = {} as Partial<Call>,
    options = {} as RetryOptions | false,
    isLimited = false,
    isSent = true,
    body = "",
  } = {},
) {
  const time = createTestClock(0);
  const sentAtMs: number[] = [];
  const retries: RetryEvent[] = [];
  const next: Next = async (call): Promise<Answer> => {
    const step = steps[Math.min(sentAtMs.length, steps.length - 1)] as Step;
    sentAtMs.push(time.now());
    call.progress.isSent = isSent;
    if (step instanceof ConnectionError && step.code) call.progress.isSent = false;
    if (step instanceof ConnectionError || step instanceof TimeoutError) {
      throw Object.assign(step, { attempts: call.attempt });
    }
    if (step instanceof Error) throw step;
    const { status, retryAfter } = typeof step === "number" ? { status: step, retryAfter: undefined } : step;
    const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
    return { call, response: new Response(null, { status, headers }), body };
  };
  const hooks = { onRetry: (event: RetryEvent) => void retries.push(event) };
  const stage = retry(options, { clock: time, random: () => 1, isLimited, hooks });
  const outcome = stage(createCall({ operation: operationOf(operationId), ...changes }), next);
  outcome.catch(() => {});
  return { time, outcome, sentAtMs, retries };
}

const lost = () => new ConnectionError("the request got no answer", {});
const late = () => new TimeoutError(60_000, {});

describe("retry", () => {
  it.each([200, 201, 204, 301, 400, 401, 403, 404, 409, 422, 501, 505])("gives on %i at once", async (status) => {
    const { outcome, sentAtMs } = start([status]);
    expect((await outcome).response.status).toBe(status);
    expect(sentAtMs).toHaveLength(1);
  });

  it.each<[string, Step]>([
    ["408", 408],
    ["500", 500],
    ["502", 502],
    ["503", 503],
    ["504", 504],
    ["a lost connection", lost()],
    ["a time-out", late()],
  ])("repeats what is safe to repeat after %s, but nothing else", async (_, step) => {
    for (const operationId of [READ, DELETE, "rcwConfigUpdateInvitee"]) {
      const { time, outcome, sentAtMs } = start([step, 200], { operationId });
      await time.passAll();
      expect((await outcome).response.status).toBe(200);
      expect(sentAtMs).toHaveLength(2);
    }
    for (const operationId of [CREATE, "rcwConfigUpdateInvitees"]) {
      const { time, outcome, sentAtMs } = start([step, 200], { operationId });
      await time.passAll();
      if (typeof step === "number") expect((await outcome).response.status).toBe(step);
      else expect(await errorOf(outcome)).toBe(step);
      expect(sentAtMs).toHaveLength(1);
    }
  });

  it.each<[string, Step, number]>([
    ["429 with Retry-After", { status: 429, retryAfter: "7" }, 7000],
    ["429 without", 429, 30_000],
    ["429 with a Retry-After that is nonsense", { status: 429, retryAfter: "soon" }, 30_000],
    ["503 with Retry-After", { status: 503, retryAfter: "7" }, 7000],
    ["503 with Retry-After as a date", { status: 503, retryAfter: "Thu, 01 Jan 1970 00:00:09 GMT" }, 9000],
  ])("repeats everything after %s, when it says", async (_, step, delayMs) => {
    for (const operationId of [READ, CREATE]) {
      const { time, outcome, sentAtMs } = start([step, 200], { operationId });
      await time.passAll();
      await outcome;
      expect(sentAtMs).toEqual([0, delayMs]);
    }
  });

  it("repeats what the API description marks as safe", async () => {
    const operation = { ...operationOf(CREATE), safe: true };
    const { time, outcome, sentAtMs } = start([500, 200], { changes: { operation } });
    await time.passAll();
    expect((await outcome).response.status).toBe(200);
    expect(sentAtMs).toHaveLength(2);
  });

  it("backs off 2 s, 4 s and 8 s at most, and gives up after three repeats", async () => {
    const { time, outcome, sentAtMs } = start([500]);
    await time.passAll();
    expect((await outcome).call.attempt).toBe(4);
    expect(sentAtMs).toEqual([0, 2000, 6000, 14_000]);
  });

  it("doubles up to the longest back-off, and goes on as often as it is told", async () => {
    const { time, outcome, sentAtMs } = start([500], { options: { maxRepeats: 6, maxDelayMs: 10_000 } });
    await time.passAll();
    await outcome;
    expect(sentAtMs).toEqual([0, 2000, 6000, 14_000, 24_000, 34_000, 44_000]);
  });

  it("waits by chance anywhere between nothing and the back-off", async () => {
    const time = createTestClock(0);
    const sentAtMs: number[] = [];
    const draws = [0, 0.25, 0.5];
    const stage = retry({}, { clock: time, random: () => draws.shift() ?? 0, isLimited: false });
    const outcome = stage(createCall(), async (call) => {
      sentAtMs.push(time.now());
      return { call, response: new Response(null, { status: 500 }) };
    });
    await time.passAll();
    await outcome;
    expect(sentAtMs).toEqual([0, 0, 1000, 5000]);
  });

  it("hands a wait over its budget to the caller as the error, uncut", async () => {
    const { time, outcome, sentAtMs } = start([{ status: 429, retryAfter: "121" }]);
    await time.passAll();
    expect((await outcome).response.status).toBe(429);
    expect(sentAtMs).toEqual([0]);
  });

  it("counts all waits of a call against the budget", async () => {
    const { time, outcome, sentAtMs } = start([{ status: 503, retryAfter: "50" }]);
    await time.passAll();
    expect((await outcome).response.status).toBe(503);
    expect(sentAtMs).toEqual([0, 50_000, 100_000]);
  });

  it("repeats after 429s as long as the wait budget lasts, however many repeats it has", async () => {
    for (const maxRepeats of [1, 3]) {
      const refusal = { status: 429, retryAfter: "20" };
      const { time, outcome, sentAtMs } = start([refusal], { options: { maxRepeats } });
      await time.passAll();
      expect((await outcome).response.status).toBe(429);
      expect(sentAtMs).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000, 120_000]);
    }
  });

  it("keeps its repeats through 429s for other failures", async () => {
    const refusal = { status: 429, retryAfter: "1" };
    const steps = [refusal, 500, refusal, 500, refusal, 500, refusal, 500];
    const { time, outcome, sentAtMs } = start(steps);
    await time.passAll();
    expect((await outcome).response.status).toBe(500);
    expect(sentAtMs).toHaveLength(8);
  });

  it("never repeats after a 429 with maxRepeats 0", async () => {
    const { outcome, sentAtMs } = start([{ status: 429, retryAfter: "1" }], { options: { maxRepeats: 0 } });
    expect((await outcome).response.status).toBe(429);
    expect(sentAtMs).toEqual([0]);
  });

  it("takes a second at least from the wait budget for a 429", async () => {
    const { time, outcome, sentAtMs } = start([{ status: 429, retryAfter: "0.001" }], { options: { maxWaitMs: 5000 } });
    await time.passAll();
    await outcome;
    expect(sentAtMs).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
  });

  it("leaves the waiting to the limiter after a 429, where there is one", async () => {
    const { time, outcome, sentAtMs } = start([{ status: 429, retryAfter: "7" }, 200], { isLimited: true });
    await time.settle();
    expect((await outcome).response.status).toBe(200);
    expect(sentAtMs).toEqual([0, 0]);
  });

  it.each<[string, RetryOptions | false, RetryOptions | false | undefined, number]>([
    ["the client's", { maxRepeats: 1 }, undefined, 2],
    ["the call's before the client's", { maxRepeats: 1 }, { maxRepeats: 2 }, 3],
    ["never, by the client", false, undefined, 1],
    ["never, by the call", { maxRepeats: 5 }, false, 1],
    ["the call's where the client never would", false, { maxRepeats: 1 }, 2],
  ])("repeats as often as the options say: %s", async (_, options, own, attempts) => {
    const changes = own === undefined ? {} : { options: { retry: own } };
    const { time, outcome, sentAtMs } = start([500], { options, changes });
    await time.passAll();
    await outcome;
    expect(sentAtMs).toHaveLength(attempts);
  });

  it("takes a 404 for done when a DELETE is repeated after an ambiguous failure", async () => {
    for (const step of [lost(), late(), 500, 504]) {
      const { time, outcome } = start([step, 404], { operationId: DELETE, body: '{"errorCode":"CMN-102"}' });
      await time.passAll();
      expect(await outcome).toMatchObject({ isDone: true });
    }
  });

  it("takes a proxy's 404 for what it is, and one after a connection that was never made", async () => {
    for (const [step, body] of [
      [502, "<html>Not Found"],
      [new ConnectionError("refused", { code: "ECONNREFUSED" }), '{"errorCode":"CMN-102"}'],
    ] as [Step, string][]) {
      const { time, outcome } = start([step, 404], { operationId: DELETE, body });
      await time.passAll();
      expect((await outcome).isDone).toBeUndefined();
    }
  });

  it("repeats whatever never left, of every method", async () => {
    const { time, outcome, sentAtMs } = start([new ConnectionError("refused", { code: "ECONNREFUSED" }), 200], {
      operationId: "rcwConfigCreateWebinar",
    });
    await time.passAll();
    expect((await outcome).response.status).toBe(200);
    expect(sentAtMs).toHaveLength(2);
  });

  it("lets shouldRetry decide, within its bounds", async () => {
    const seen: unknown[] = [];
    const shouldRetry = (failed: { status: number | undefined; isRetried: boolean }) => {
      seen.push([failed.status, failed.isRetried]);
      return failed.status === 500 ? false : failed.status === 400 ? true : undefined;
    };
    const stopped = start([500], { options: { shouldRetry } });
    await stopped.time.passAll();
    expect((await stopped.outcome).response.status).toBe(500);
    expect(stopped.sentAtMs).toHaveLength(1);
    const repeated = start([400, 400, 503, 200], { options: { shouldRetry } });
    await repeated.time.passAll();
    expect((await repeated.outcome).response.status).toBe(200);
    expect(seen).toEqual([
      [500, true],
      [400, false],
      [400, false],
      [503, true],
    ]);
    const bounded = start([400], { options: { shouldRetry, maxRepeats: 2 } });
    await bounded.time.passAll();
    expect(bounded.sentAtMs).toHaveLength(3);
  });

  it("takes a 404 for what it is when nothing was sent before", async () => {
    const { time, outcome } = start([late(), 404], { operationId: DELETE, isSent: false });
    await time.passAll();
    expect((await outcome).isDone).toBeUndefined();
  });

  it("takes no other 404 for done", async () => {
    for (const [operationId, steps] of [
      [DELETE, [404]],
      [DELETE, [{ status: 429, retryAfter: "1" }, 404]],
      [READ, [500, 404]],
    ] as [string, Step[]][]) {
      const { time, outcome } = start(steps, { operationId });
      await time.passAll();
      expect((await outcome).isDone).toBeUndefined();
    }
  });

  it("throws the last error of a connection that stays lost, with its attempts", async () => {
    const error = lost();
    const { time, outcome } = start([error]);
    await time.passAll();
    expect(await errorOf(outcome)).toBe(error);
    expect(error.attempts).toBe(4);
  });

  it("gives what came before when a repeat finds no turn in time", async () => {
    const stuck = new RateLimitWaitError("maxWaitMs is 1", { group: "Heavy", waitMs: 2 });
    const { time, outcome, sentAtMs } = start([500, stuck]);
    await time.passAll();
    expect((await outcome).response.status).toBe(500);
    expect(sentAtMs).toHaveLength(2);
    expect(await errorOf(start([stuck]).outcome)).toBe(stuck);
  });

  it("waits out the usual penalty where Retry-After says none", async () => {
    for (const retryAfter of ["0", "Thu, 01 Jan 1970 00:00:00 GMT"]) {
      const { time, outcome, sentAtMs } = start([{ status: 429, retryAfter }, 200]);
      await time.passAll();
      await outcome;
      expect(sentAtMs).toEqual([0, 30_000]);
    }
  });

  it("doesn't repeat after an error of another kind", async () => {
    const error = new InvalidRequestError("accessToken is empty");
    const { outcome, sentAtMs } = start([error]);
    expect(await errorOf(outcome)).toBe(error);
    expect(sentAtMs).toHaveLength(1);
  });

  it("tells the hook of each repeat: which attempt failed, why, and how long it waits", async () => {
    const error = lost();
    const { time, outcome, retries } = start([502, error, 200]);
    await time.passAll();
    await outcome;
    expect(retries).toEqual([
      expect.objectContaining({ operationId: READ, httpMethod: "GET", attempt: 1, delayMs: 2000, reason: 502 }),
      expect.objectContaining({ attempt: 2, delayMs: 4000, reason: error }),
    ]);
  });

  it("ends the wait when the signal aborts, and leaves no timer and no listener", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { time, outcome, sentAtMs } = start([500], { changes: { signal } });
    await time.pass(1000);
    controller.abort(new Error("left the page"));
    const error = await errorOf<AbortError>(outcome);
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 1, operationId: READ, cause: new Error("left the page") });
    expect([time.pendingTimers(), getEventListeners(signal, "abort").length, sentAtMs.length]).toEqual([0, 0, 1]);
  });

  it("leaves no listener behind after a wait", async () => {
    const { signal } = new AbortController();
    const { time, outcome } = start([500, 200], { changes: { signal } });
    await time.passAll();
    await outcome;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("frees the connection of an answer that it doesn't give on", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      cancel() {
        isCancelled = true;
      },
    });
    const time = createTestClock(0);
    const answers = [new Response(body, { status: 500 }), new Response("done")];
    const stage = retry({}, { clock: time, random: () => 0, isLimited: false });
    const outcome = stage(createCall({ reading: "stream" }), async (call) => ({
      call,
      response: answers.shift() as Response,
    }));
    await time.passAll();
    expect(await (await outcome).response.text()).toBe("done");
    expect(isCancelled).toBe(true);
  });
});

describe("checkRetry", () => {
  it("takes numbers from 0, and false", () => {
    for (const options of [undefined, false, {}, { maxRepeats: 0 }, { maxWaitMs: Number.POSITIVE_INFINITY }]) {
      expect(() => checkRetry(options as RetryOptions)).not.toThrow();
    }
  });

  it("refuses an option that doesn't exist, and says which do", () => {
    expect(errorThrownBy(() => checkRetry({ retries: 3 })).message).toBe(
      "retry.retries doesn't exist; expected maxRepeats, baseDelayMs, maxDelayMs, maxWaitMs",
    );
  });

  it.each([-1, Number.NaN, "many"])("refuses %s", (value) => {
    const error = errorThrownBy<InvalidRequestError>(() => checkRetry({ maxRepeats: value }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe(`retry.maxRepeats is ${value}; expected a number from 0`);
  });
});

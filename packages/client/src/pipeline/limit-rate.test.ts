import { describe, expect, it } from "vitest";
import { createCall, operationOf, recordCalls } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { Answer, Next, Progress } from "../call/call.js";
import { AbortError } from "../errors/abort-error.js";
import { RateLimitWaitError } from "../errors/rate-limit-wait-error.js";
import type { RateLimiter, Turn, TurnResult } from "../rate-limits/rate-limiter.js";
import { limitRate } from "./limit-rate.js";

/** A limiter that lets everything leave, or fails, and remembers what it was told. */
function recordTurns(failure?: Error) {
  const taken: Turn[] = [];
  const settled: TurnResult[] = [];
  const limiter: RateLimiter = {
    async take(turn) {
      taken.push(turn);
      if (failure) throw failure;
    },
    settle(result) {
      settled.push(result);
    },
    state: () => [],
  };
  return { stage: limitRate(limiter, createTestClock(0)), taken, settled };
}

/** Answers as the innermost stage does, which notes how far it has come. */
const answerWith = (changes: Partial<Answer> = {}, init: ResponseInit = {}): Next => {
  return async (call) => {
    const answer = { call, response: new Response(null, init), ...changes };
    Object.assign(call.progress, { isSent: true, head: answer.response, rateLimit: answer.rateLimit });
    return answer;
  };
};

const failWith = (failure: Error, progress: Partial<Progress>): Next => {
  return async (call) => {
    Object.assign(call.progress, progress);
    throw failure;
  };
};

describe("limitRate", () => {
  it("asks for a turn in the operation's group, and tells how the call ended", async () => {
    const { stage, taken, settled } = recordTurns();
    const rateLimit = { group: "Heavy", limit: 10, remaining: 9, windowSeconds: 60 };
    await stage(createCall(), answerWith({ rateLimit }));
    expect(taken).toEqual([{ group: "Heavy", operationId: "rcwConfigGetInvitee", isRepeat: false, signal: undefined }]);
    expect(settled).toEqual([{ group: "Heavy", status: 200, snapshot: rateLimit, retryAfterMs: undefined }]);
  });

  it("tells the limiter of a penalty", async () => {
    const { stage, settled } = recordTurns();
    await stage(createCall(), answerWith({}, { status: 429, headers: { "retry-after": "60" } }));
    expect(settled).toEqual([{ group: "Heavy", status: 429, snapshot: undefined, retryAfterMs: 60_000 }]);
  });

  it("tells the limiter of a call that failed without an answer, and gives the error on", async () => {
    const { stage, settled } = recordTurns();
    const failure = new Error("read ECONNRESET");
    expect(await errorOf(stage(createCall(), failWith(failure, { isSent: true })))).toBe(failure);
    expect(settled).toEqual([{ group: "Heavy", isUnsent: false }]);
  });

  it("tells the limiter of a call that failed before it was sent", async () => {
    const { stage, settled } = recordTurns();
    await errorOf(stage(createCall(), failWith(new Error("log in again"), {})));
    expect(settled).toEqual([{ group: "Heavy", isUnsent: true }]);
  });

  it("tells the limiter of a penalty although the body of its answer broke off", async () => {
    const { stage, settled } = recordTurns();
    const head = new Response(null, { status: 429, headers: { "retry-after": "60" } });
    await errorOf(stage(createCall(), failWith(new Error("cut off"), { isSent: true, head })));
    expect(settled).toEqual([{ group: "Heavy", status: 429, snapshot: undefined, retryAfterMs: 60_000 }]);
  });

  it("isn't stopped by a limiter whose settle fails", async () => {
    const limiter: RateLimiter = {
      take: async () => {},
      settle: async () => {
        throw new Error("store down");
      },
      state: () => [],
    };
    const answer = await limitRate(limiter, createTestClock(0))(createCall(), answerWith());
    expect(answer.response.status).toBe(200);
  });

  it("ends at an abort although a limiter doesn't listen to it", async () => {
    const limiter: RateLimiter = { take: () => new Promise(() => {}), settle: () => {}, state: () => [] };
    const controller = new AbortController();
    const stage = limitRate(limiter, createTestClock(0));
    const outcome = errorOf(stage(createCall({ signal: controller.signal }), answerWith()));
    controller.abort();
    expect(await outcome).toBeInstanceOf(AbortError);
  });

  it("takes turns in the group that the service named last for the operation", async () => {
    const { stage, taken, settled } = recordTurns();
    const rateLimit = { group: "HeavyPlus", limit: 100, remaining: 99, windowSeconds: 60 };
    await stage(createCall(), answerWith({ rateLimit }));
    await stage(createCall(), answerWith());
    await stage(createCall({ operation: operationOf("rcwConfigListInvitees") }), answerWith());
    expect(taken.map(({ group }) => group)).toEqual(["Heavy", "HeavyPlus", "Heavy"]);
    // What was taken from one group is given back to the same.
    expect(settled.map(({ group }) => group)).toEqual(["Heavy", "HeavyPlus", "Heavy"]);
  });

  it("marks a repeat as such", async () => {
    const { stage, taken } = recordTurns();
    await stage(createCall({ attempt: 2 }), answerWith());
    expect(taken[0]?.isRepeat).toBe(true);
  });

  it("sends nothing when the limiter refuses", async () => {
    const refusal = new RateLimitWaitError("maxWaitMs is 1", { group: "Heavy", waitMs: 2 });
    const { stage, settled } = recordTurns(refusal);
    const { next, calls } = recordCalls();
    expect(await errorOf(stage(createCall(), next))).toBe(refusal);
    expect([calls, settled]).toEqual([[], []]);
  });

  it("makes an AbortError of an abort while it waits", async () => {
    const reason = new Error("left the page");
    const { stage } = recordTurns(reason);
    const error = await errorOf(stage(createCall({ signal: AbortSignal.abort(reason) }), recordCalls().next));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 0, operationId: "rcwConfigGetInvitee", cause: reason });
  });

  it("gives a turn back that comes when its caller has gone", async () => {
    const { limiter, come, settled } = createSlowLimiter();
    const controller = new AbortController();
    const { next, calls } = recordCalls();
    const outcome = errorOf(limitRate(limiter, createTestClock(0))(createCall({ signal: controller.signal }), next));
    controller.abort();
    expect(await outcome).toBeInstanceOf(AbortError);
    expect(settled).toEqual([]);
    come();
    await new Promise(setImmediate);
    expect([calls, settled]).toEqual([[], [{ group: "Heavy", isUnsent: true }]]);
  });

  it("gives a turn back exactly once, however many moments after it the abort comes", async () => {
    for (let moments = 0; moments < 12; moments += 1) {
      const { limiter, come, settled } = createSlowLimiter();
      const controller = new AbortController();
      const { signal } = controller;
      const next: Next = async (call) => {
        if (!signal.aborted) return answerWith()(call);
        throw new Error("aborted");
      };
      const outcome = limitRate(limiter, createTestClock(0))(createCall({ signal }), next);
      outcome.catch(() => {});
      come();
      for (let moment = 0; moment < moments; moment += 1) await undefined;
      controller.abort();
      await new Promise(setImmediate);
      expect(settled).toHaveLength(1);
    }
  });

  it("takes the turn of a raw call in the group of the operation that its path is meant for", async () => {
    const { stage, taken } = recordTurns();
    const path = "/webinar/notifications/v1/subscriptions/3f0b6c1e?x=1";
    await stage(createCall({ operation: { httpMethod: "GET", path, parameters: [] } }), answerWith());
    expect(taken).toEqual([
      { group: "Light", operationId: "rcwN11sGetSubscription", isRepeat: false, signal: undefined },
    ]);
  });

  it("lets raw calls to unknown paths follow the group that answers name, whichever path they go to", async () => {
    const { stage, taken } = recordTurns();
    const rateLimit = { group: "Heavy", limit: 10, remaining: 9, windowSeconds: 60 };
    const call = (path: string, changes = {}) =>
      stage(createCall({ operation: { httpMethod: "GET", path, parameters: [] } }), answerWith(changes));
    await call("/webinar/new/v1/things", { rateLimit });
    await call("/webinar/new/v1/things/5");
    await call("/elsewhere");
    expect(taken.map(({ group }) => group)).toEqual(["", "Heavy", "Heavy"]);
    expect(taken.map(({ operationId }) => operationId)).toEqual([undefined, undefined, undefined]);
  });
});

/** A limiter that doesn't listen to signals, and lets a call leave when it is told to. */
function createSlowLimiter() {
  const settled: TurnResult[] = [];
  let come = () => {};
  const turn = new Promise<void>((resolve) => {
    come = resolve;
  });
  const limiter: RateLimiter = { take: () => turn, settle: (result) => void settled.push(result), state: () => [] };
  return { limiter, come, settled };
}

import { readRateLimit } from "../src/answer-headers/rate-limit-snapshot.js";
import type { Answer, Call, Next } from "../src/call/call.js";
import { operations } from "../src/generated/operations.js";
import type { Operation } from "../src/operations/operation.js";

/** An operation of the client's table. */
export function operationOf(operationId: string): Operation {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
  return operation;
}

/** A call to `invitees.get`, for tests of one stage. */
export function createCall(changes: Partial<Call> = {}): Call {
  return {
    operation: operationOf("rcwConfigGetInvitee"),
    url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/1",
    headers: {},
    body: undefined,
    signal: undefined,
    attempt: 1,
    accessToken: undefined,
    progress: { isSent: false },
    options: {},
    reading: "json",
    deadlineAtMs: undefined,
    fetchOptions: undefined,
    fetch: undefined,
    ...changes,
  };
}

/** A successful answer. */
export function createAnswer(body: string | Blob = "{}", init: ResponseInit = {}, call: Call = createCall()): Answer {
  const response = new Response(null, init);
  return { call, response, rateLimit: readRateLimit(response.headers), body };
}

/** The rest of a pipeline that records the calls that reach it. */
export function recordCalls(answer: Answer = createAnswer()): { next: Next; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    async next(call) {
      calls.push(call);
      return { ...answer, call };
    },
  };
}

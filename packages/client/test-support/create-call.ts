import { operationTable } from "@rcw/types";
import type { Answer, Call, Next } from "../src/pipeline/call.js";
import { createFakeFetch } from "./fake-fetch.js";

/** A call to `invitees.get`, for tests of one stage. */
export function createCall(changes: Partial<Call> = {}): Call {
  const request = new Request("https://platform.ringcentral.com/webinar/configuration/v1/webinars/1");
  return {
    operation: operationTable.rcwConfigGetInvitee,
    request,
    signal: request.signal,
    attempt: 1,
    options: {},
    fetch: createFakeFetch().fetch,
    readsBody: true,
    ...changes,
  };
}

/** A successful answer. */
export function createAnswer(body: Answer["body"] = "{}", init: ResponseInit = {}): Answer {
  return { response: new Response(null, init), body };
}

/** The rest of a pipeline that records the calls that reach it. */
export function recordCalls(answer: Answer = createAnswer()): { next: Next; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    async next(call) {
      calls.push(call);
      return answer;
    },
  };
}

import { readRateLimit } from "../answer-headers/rate-limit-snapshot.js";
import { contextOf, type Next } from "../call/call.js";
import { ConnectionError } from "../errors/connection-error.js";
import type { FetchFunction } from "../options/fetch-function.js";
import { redactCause } from "../secrets/redact.js";
import { neverLeftCodeOf } from "./never-left.js";
import { readBody } from "./read-body.js";

/**
 * The innermost step: sends the request and reads the whole body, so that a time-out covers it. Redirects aren't followed:
 * credentials must not reach another origin, and no operation of the API redirects.
 */
export function send(fetch: FetchFunction): Next {
  return async (call) => {
    const { operation, url, headers, body = null, signal = null, progress } = call;
    // Without `this`: a browser's own `fetch` refuses to be a method of something else.
    const send = call.fetch ?? fetch;
    let problem = "";
    try {
      progress.isSent = true;
      const init = { method: operation.httpMethod, headers, body, signal, redirect: "manual" };
      const response = (await send(url, call.fetchOptions ? { ...call.fetchOptions, ...init } : init)) as Response;
      const rateLimit = readRateLimit(response.headers);
      progress.head = response;
      progress.rateLimit = rateLimit;
      problem = "the answer broke off; try again";
      return { call, response, rateLimit, body: await readBody(call, response) };
    } catch (cause) {
      const code = problem ? undefined : neverLeftCodeOf(cause);
      progress.isSent = code === undefined;
      problem ||= `the request got no answer${code ? ` (${code})` : ""}; check network and baseUrl`;
      throw new ConnectionError(problem, { ...contextOf(call), code, cause: redactCause(cause, call) });
    }
  };
}

import type { FetchFunction } from "../client-options.js";
import { ConnectionError } from "../errors/connection-error.js";
import { readRateLimit } from "../rate-limits/rate-limit-snapshot.js";
import { redactCause } from "../redact.js";
import { contextOf, type Next } from "./call.js";

/**
 * The innermost step: sends the request and, for methods, reads the whole body, so that a time-out covers it. Redirects
 * aren't followed: credentials must not reach another origin, and no operation of the API redirects.
 */
export function send(fetch: FetchFunction): Next {
  return async (call) => {
    const { operation, url, headers, body = null, signal = null } = call;
    let problem = "the request got no answer";
    try {
      const response = await fetch(url, { method: operation.httpMethod, headers, body, signal, redirect: "manual" });
      const rateLimit = readRateLimit(response.headers);
      if (!call.readsBody) return { call, response, rateLimit };
      problem = "the answer broke off before its end";
      const isBinary = response.ok && operation.answer === "binary";
      return { call, response, rateLimit, body: await (isBinary ? response.blob() : response.text()) };
    } catch (cause) {
      throw new ConnectionError(problem, { ...contextOf(call), cause: redactCause(cause, call) });
    }
  };
}

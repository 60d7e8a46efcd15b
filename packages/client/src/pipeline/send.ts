import { readRateLimit } from "../answer-headers/rate-limit-snapshot.js";
import { ConnectionError } from "../errors/connection-error.js";
import type { FetchFunction } from "../options/client-options.js";
import { redactCause } from "../secrets/redact.js";
import { contextOf, type Next } from "./call.js";

/**
 * The innermost step: sends the request and, for methods, reads the whole body, so that a time-out covers it. Redirects
 * aren't followed: credentials must not reach another origin, and no operation of the API redirects.
 */
export function send(fetch: FetchFunction): Next {
  return async (call) => {
    const { operation, url, headers, body = null, signal = null, progress } = call;
    let problem = "the request got no answer; check network and baseUrl";
    try {
      progress.isSent = true;
      const response = await fetch(url, { method: operation.httpMethod, headers, body, signal, redirect: "manual" });
      const rateLimit = readRateLimit(response.headers);
      progress.head = response;
      progress.rateLimit = rateLimit;
      if (!call.readsBody) return { call, response, rateLimit };
      problem = "the answer broke off; try again";
      const isBinary = response.ok && operation.answer === "binary";
      return { call, response, rateLimit, body: await (isBinary ? response.blob() : readText(response)) };
    } catch (cause) {
      throw new ConnectionError(problem, { ...contextOf(call), cause: redactCause(cause, call) });
    }
  };
}

/** An error is one by its status, also where its body breaks off. */
async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (response.ok) throw error;
    return "";
  }
}

import { ConnectionError } from "../errors/connection-error.js";
import type { Answer, Call } from "./call.js";

/** The innermost step: sends the request and, for methods, reads the whole body, so that a time-out covers it. */
export async function send(call: Call): Promise<Answer> {
  // As a method of `call`, a browser's own `fetch` would refuse to run ("Illegal invocation").
  const { fetch, request, signal } = call;
  const response = await orConnectionError(call, "the request got no answer", () => fetch(request, { signal }));
  if (!call.readsBody) return { response, body: undefined };
  const isBinary = response.ok && call.operation?.answer === "binary";
  const body = await orConnectionError<string | Blob>(call, "the answer broke off before its end", () =>
    isBinary ? response.blob() : response.text(),
  );
  return { response, body };
}

async function orConnectionError<Value>(call: Call, message: string, step: () => Promise<Value>): Promise<Value> {
  try {
    return await step();
  } catch (cause) {
    throw new ConnectionError(message, { operationId: call.operation?.operationId, attempts: call.attempt, cause });
  }
}

import { ResponseFormatError } from "./errors/response-format-error.js";
import type { Answer, Call } from "./pipeline/call.js";

/** The value of a successful answer, in the form that the operation declares; undefined where it declares none. */
export function parseBody(call: Call, { response, body }: Answer): unknown {
  const format = call.operation?.answer;
  if (format === undefined) return undefined;
  if (format !== "json" || typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which may hold secrets.
    throw new ResponseFormatError(body === "" ? "nothing" : `${body.length} characters that are not JSON`, {
      operationId: call.operation?.operationId,
      attempts: call.attempt,
      status: response.status,
      contentType: response.headers.get("content-type") ?? undefined,
    });
  }
}

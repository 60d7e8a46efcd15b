import { ResponseFormatError } from "./errors/response-format-error.js";
import { type Answer, contextOf } from "./pipeline/call.js";

/** The value of a successful answer, in the form that the operation declares; undefined where it declares none. */
export function parseBody({ call, response, body, isDone }: Answer): unknown {
  const { answer } = call.operation;
  if (answer === undefined || isDone) return undefined;
  if (answer !== "json" || typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which may hold secrets.
    throw new ResponseFormatError(body === "" ? "nothing" : `${body.length} characters that are not JSON`, {
      ...contextOf(call),
      status: response.status,
      contentType: response.headers.get("content-type") ?? undefined,
    });
  }
}

import { ResponseFormatError } from "../errors/response-format-error.js";
import { type Answer, contextOf } from "../pipeline/call.js";
import { parseJson } from "./parse-json.js";

/** The value of a successful answer, in the form that the operation declares; undefined where it declares none. */
export function parseBody({ call, response, body, isDone }: Answer): unknown {
  const { answer } = call.operation;
  // A raw call takes errors, and success without a body, for answers like others.
  if (call.isRaw && !response.ok) return parseJson(String(body)) ?? body;
  if (answer === undefined || isDone || (call.isRaw && !body)) return undefined;
  if (answer !== "json" || typeof body !== "string") return body;
  const value = parseJson(body);
  if (value !== undefined) return value;
  throw new ResponseFormatError(body ? `${body.length} other characters` : "nothing", {
    ...contextOf(call),
    status: response.status,
    contentType: response.headers.get("content-type") ?? undefined,
  });
}

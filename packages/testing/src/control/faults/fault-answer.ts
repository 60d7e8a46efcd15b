import type { Reply } from "../../engine/to-reply.js";
import type { AnswerFault } from "./fault.js";
import { faultError, show } from "./fault-error.js";

/** An answer that a fault gives in the service's place. */
export interface FaultAnswer {
  readonly status: number;
  readonly body: string | null;
  readonly headers: Headers;
}

/** The documented code of a status; 409's is the one of the description's example. */
const ERROR_CODES: Readonly<Record<number, string>> = {
  400: "CMN-101",
  401: "OAU-123",
  403: "CMN-408",
  404: "CMN-102",
  409: "CMN-101",
  429: "CMN-301",
};

/** Statuses of answers that never have a body. */
const BODILESS = [204, 205, 304];

/** @throws {TypeError} for an answer that can't be given. */
export function readAnswer(fault: Partial<AnswerFault>): FaultAnswer {
  const status = readStatus(fault.status);
  const { text, contentType } = readBody(status, fault);
  if (text !== null && BODILESS.includes(status)) throw faultError(`an answer ${status} has no body, leave it out`);
  const headers = readHeaders(fault.headers);
  if (contentType !== undefined && !headers.has("Content-Type")) headers.set("Content-Type", contentType);
  const retryAfter = readRetryAfter(fault.retryAfter);
  if (retryAfter !== undefined && !headers.has("Retry-After")) headers.set("Retry-After", retryAfter);
  return { status, body: text, headers };
}

/** A planned answer, with a name for support that says where it comes from. */
export function toReply({ status, body, headers }: FaultAnswer, requestNumber: number): Reply {
  const response = new Response(body, { status, headers });
  if (!headers.has("RCRequestId")) {
    response.headers.set("RCRequestId", `fake-fault-${String(requestNumber).padStart(6, "0")}`);
  }
  return { response, text: body ?? undefined };
}

function readStatus(status: unknown): number {
  if (Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599) return Number(status);
  throw faultError(`status is a whole number from 200 to 599, received ${show(status)}`);
}

function readBody(status: number, { body, errorCode, message }: Partial<AnswerFault>) {
  if (body === undefined)
    return status >= 400 || errorCode !== undefined ? errorBody(status, errorCode, message) : NONE;
  if (errorCode !== undefined || message !== undefined) {
    throw faultError("give a body, or errorCode and message, which make one");
  }
  if (body === null || body === "") return NONE;
  if (typeof body === "object") return { text: JSON.stringify(body), contentType: "application/json" };
  if (typeof body !== "string") throw faultError(`body is text, an object or null, received ${show(body)}`);
  return { text: body, contentType: body.trimStart().startsWith("<") ? "text/html" : "text/plain" };
}

const NONE = { text: null, contentType: undefined };

function errorBody(status: number, errorCode = ERROR_CODES[status] ?? `FAKE-${status}`, message = "A planned fault") {
  return { text: JSON.stringify({ errors: [{ errorCode, message }] }), contentType: "application/json" };
}

function readRetryAfter(retryAfter: unknown): string | undefined {
  if (retryAfter === undefined || typeof retryAfter === "string") return retryAfter;
  if (retryAfter instanceof Date && Number.isFinite(retryAfter.getTime())) return retryAfter.toUTCString();
  if (typeof retryAfter === "number" && Number.isFinite(retryAfter)) return String(retryAfter);
  throw faultError(`retryAfter is a number of seconds, a Date or text, received ${show(retryAfter)}`);
}

function readHeaders(given: AnswerFault["headers"] = {}): Headers {
  try {
    return new Headers(given);
  } catch (error) {
    throw faultError(`headers can't be sent: ${(error as Error).message}`);
  }
}

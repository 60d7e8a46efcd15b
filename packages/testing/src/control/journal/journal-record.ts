import { formatTime } from "../../state/world.js";
import type { FaultKind } from "../faults/fault.js";
import { parseBody } from "../parse-body.js";
import type { IncomingRequest } from "../received-request.js";
import type { JournalEntry } from "./journal-entry.js";
import { redact, redactText } from "./redact.js";

/** Characters of a body that the journal keeps. */
export const MAX_BODY_LENGTH = 262_144;

/** A request while it is under way, and afterwards; what users see of it is made when they ask. */
export class JournalRecord {
  readonly number: number;
  readonly timeMs: number;
  /** Characters that count against the journal's limit; 0 until the request is done with. */
  keptLength = 0;
  #request: IncomingRequest | undefined;
  #requestText: string | undefined;
  #status: number | undefined;
  #answerText: string | undefined;
  #answerType: string | null = null;
  #fault: FaultKind | undefined;

  constructor(number: number, timeMs: number) {
    this.number = number;
    this.timeMs = timeMs;
  }

  receive(request: IncomingRequest): void {
    this.#request = request;
    this.#requestText = request.text?.slice(0, MAX_BODY_LENGTH);
  }

  fail(fault: FaultKind): void {
    this.#fault = fault;
  }

  answer({ status, headers }: Response, text: string | undefined): void {
    this.#status = status;
    this.#answerText = text?.slice(0, MAX_BODY_LENGTH);
    this.#answerType = headers.get("Content-Type");
  }

  /** Fixes and gives the number of characters that the record keeps in memory. */
  keep(): number {
    this.keptLength = (this.#requestText?.length ?? 0) + (this.#answerText?.length ?? 0);
    return this.keptLength;
  }

  /** What users see; undefined while the request is being read. */
  toEntry(): JournalEntry | undefined {
    const request = this.#request;
    if (request === undefined) return undefined;
    const { method, path, operationId, pathParameters, headers } = request;
    const body = showBody(this.#requestText, headers.get("Content-Type"), path);
    const answer = showBody(this.#answerText, this.#answerType, path);
    const errorCode = errorCodeOf(answer);
    return {
      number: this.number,
      time: formatTime(this.timeMs),
      method,
      path,
      ...(operationId !== undefined && { operationId }),
      pathParameters: { ...pathParameters },
      queryParameters: redact(request.queryParameters, path),
      headers: redact(Object.fromEntries(headers), path),
      ...(body !== undefined && { body }),
      ...(this.#status !== undefined && { status: this.#status }),
      ...(errorCode !== undefined && { errorCode }),
      ...(answer !== undefined && { answer }),
      ...(this.#fault !== undefined && { fault: this.#fault }),
    };
  }
}

function showBody(text: string | undefined, contentType: string | null, path: string): unknown {
  if (text === undefined) return undefined;
  const value = text.length < MAX_BODY_LENGTH ? parseBody(text, contentType) : text;
  return typeof value === "string" ? redactText(value, path) : redact(value, path);
}

/** The code of an error in any of RingCentral's forms. */
function errorCodeOf(answer: unknown): string | undefined {
  const { errorCode, errors } = Object(answer) as { errorCode?: unknown; errors?: unknown };
  const first: unknown = Array.isArray(errors) ? Object(errors[0]).errorCode : undefined;
  return [first, errorCode].find((code) => typeof code === "string");
}

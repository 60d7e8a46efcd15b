import type { OperationId } from "@rcw/types";
import type { FaultKind } from "../faults/fault.js";
import type { QueryParameters } from "../received-request.js";

/** A request and what became of it. Access tokens and other credentials are replaced by `[redacted]`. */
export interface JournalEntry {
  /** 1 for the first request since the journal was cleared. */
  readonly number: number;
  /** When it arrived, by the fake's clock: an RFC 3339 date-time in UTC. */
  readonly time: string;
  readonly method: string;
  /** Path of the URL, as it was sent. */
  readonly path: string;
  /** Missing for a request to anything else than an operation. */
  readonly operationId?: OperationId;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly queryParameters: QueryParameters;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The value of a JSON body, an object of a form's fields, any other body as text; missing without a body. */
  readonly body?: unknown;
  /** Missing while there is no answer, and where the connection was reset before the service acted. */
  readonly status?: number;
  /** Code of an error answer. */
  readonly errorCode?: string;
  /** As `body`; missing for an answer without a body and for one of bytes. */
  readonly answer?: unknown;
  /**
   * How a planned fault hit the request. The status and answer of `cut-body` and `commit-then-drop` are the
   * service's: the caller has seen a part of them, or nothing.
   */
  readonly fault?: FaultKind;
}

import { redactText } from "../control/journal/redact.js";
import { findOperation } from "../control/received-request.js";

/** What is known of a request once it is done with. */
export interface LoggedExchange {
  readonly request: Request;
  /** Missing where the connection was lost instead. */
  readonly status?: number;
  readonly durationMs: number;
  readonly world: string | null;
}

/** `GET /webinar/...?perPage=100 -> 200 rcwConfigListInvitees 3 ms`; access tokens are redacted. */
export function logLine({ request: { method, url }, status, durationMs, world }: LoggedExchange): string {
  const { pathname, search } = new URL(url);
  const query = search && `?${redactText(search.slice(1), pathname)}`;
  const operationId = findOperation(method, pathname)?.operation.operationId;
  const notes = [operationId, `${Math.round(durationMs)} ms`, world !== null && `world ${world}`].filter(Boolean);
  return `${method} ${pathname}${query} -> ${status ?? "connection lost"} ${notes.join(" ")}`;
}

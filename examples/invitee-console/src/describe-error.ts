import {
  ApiError,
  AuthenticationError,
  ConflictError,
  ConnectionError,
  isRcwError,
  NotFoundError,
  RateLimitError,
  RateLimitWaitError,
  TimeoutError,
} from "@rcw/client";
import { type InviteeChange, nameOf } from "./invitee-change.ts";

/** An error for people: what didn't happen, why, and what support will ask for. */
export interface ErrorText {
  readonly title: string;
  readonly reason: string;
  readonly details: string;
}

const UNDONE = { add: "wasn't invited", changeRole: "keeps the role", remove: "wasn't removed" } as const;

export function describeRefusal(change: InviteeChange, error: unknown): ErrorText {
  return { title: `${nameOf(change.invitee)} ${UNDONE[change.kind]}`, ...describeError(error) };
}

/** Why a call failed, whatever it was for. */
export function describeError(error: unknown): Omit<ErrorText, "title"> {
  return { reason: reasonOf(error), details: detailsOf(error) };
}

/** The service says most things best itself; where it can't know what the reader can do, the page does. */
function reasonOf(error: unknown): string {
  if (error instanceof ConflictError) return "Somebody with this email address is invited already.";
  if (error instanceof NotFoundError) return "Somebody else has removed this in the meantime. The list is read anew.";
  if (error instanceof AuthenticationError) return "Your login has ended. Log in again.";
  if (error instanceof RateLimitError || error instanceof RateLimitWaitError) {
    const waitMs = error instanceof RateLimitError ? error.retryAfterMs : error.waitMs;
    const later = waitMs === undefined ? "" : ` Try again in ${Math.ceil(waitMs / 1000)} s.`;
    return `RingCentral takes no more calls for now.${later}`;
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return "No answer came, so nobody knows yet whether it was done. The list is read anew.";
  }
  if (error instanceof ApiError) return error.errors[0]?.message ?? `The service answered ${error.status}.`;
  return error instanceof Error ? error.message : String(error);
}

function detailsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return isRcwError(error) ? error.name : "";
  const { status, errorCode, requestId } = error;
  return [`${status}`, errorCode, requestId && `request ${requestId}`].filter(Boolean).join(" · ");
}

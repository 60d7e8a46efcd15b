import {
  AbortError,
  AccessTokenError,
  ApiError,
  ConnectionError,
  InvalidRequestError,
  isRcwError,
  RateLimitWaitError,
  ResponseFormatError,
  TimeoutError,
} from "@rcw/client";
import { TokenError } from "@rcw/client/auth";
import { ExitCode } from "./exit-codes.js";
import { explainAnswer } from "./explain-answer.js";
import type { Failure } from "./failure.js";
import { UsageError } from "./usage-error.js";

/** Says of an error what happened, why, and what to do next. Messages of the client hold no secrets. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof ApiError) return explainAnswer(error);
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) {
    return { what: "that can't work", why, next: error.next ?? "See rcw --help.", exitCode: ExitCode.Usage };
  }
  if (error instanceof InvalidRequestError) {
    const next = "Correct the argument; the command's --help says what it takes.";
    return { what: "nothing was sent", why, next, exitCode: ExitCode.Usage };
  }
  if (error instanceof RateLimitWaitError) {
    const next = `Call again in ${Math.ceil(error.waitMs / 1000)} s.`;
    return { what: "the rate limit is used up", why, next, exitCode: ExitCode.Limited };
  }
  if (error instanceof TokenError) return explainLogin(error, why);
  if (error instanceof AccessTokenError) {
    return { what: "there is no access token", why, next: "Log in: rcw login", exitCode: ExitCode.Refused };
  }
  if (error instanceof AbortError) {
    const next = "What had been sent before may have been done.";
    return { what: "stopped", why: "it was interrupted", next, exitCode: ExitCode.Interrupted };
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ResponseFormatError) {
    const next = "Check the network and the address (--base-url), then try again; rcw --verbose shows each request.";
    return { what: "no complete answer", why, next, exitCode: ExitCode.Network };
  }
  const what = isRcwError(error) ? "the call failed" : "something unforeseen happened";
  return { what, why, next: "Try again with --verbose.", exitCode: ExitCode.Unforeseen };
}

function explainLogin(error: TokenError, why: string): Failure {
  if (error.isTemporary) {
    const next = `Try again in ${Math.ceil((error.retryAfterMs ?? 0) / 1000)} s.`;
    return { what: "no access token for now", why, next, exitCode: ExitCode.Network };
  }
  return { what: "not logged in", why, next: "Log in: rcw login", exitCode: ExitCode.Refused };
}

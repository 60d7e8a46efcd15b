import type { ApiError } from "@rcw/client";
import { ExitCode } from "./exit-codes.js";
import type { Failure } from "./failure.js";

/** What the service's own errors mean for whoever typed the command. */
export function explainAnswer(error: ApiError): Failure {
  const { status, errorCode, errors, requestId, operationId } = error;
  const [first] = errors;
  const reason = first?.message ?? (status < 400 ? "it answered with a redirect" : "it gave no reason");
  const parameter = first?.parameterName && `parameter ${first.parameterName}`;
  const details = [parameter, operationId, requestId && `request id ${requestId}`].filter(Boolean).join(", ");
  const code = [status, errorCode].filter(Boolean).join(" ");
  return {
    ...meaningOf(status, code, error.retryAfterMs),
    why: details ? `${reason} (${details})` : reason,
  };
}

function meaningOf(status: number, code: string, retryAfterMs: number | undefined): Omit<Failure, "why"> {
  if (status === 401) return refused(`not logged in: ${code}`, "Log in: rcw login, or give a fresh RCW_ACCESS_TOKEN.");
  if (status === 403)
    return refused(`not allowed: ${code}`, "Check the record's state and the permissions: rcw whoami");
  if (status === 404) {
    const next = "Check the ids, and that this login may see the record: rcw whoami";
    return { what: `not found: ${code}`, next, exitCode: ExitCode.NotFound };
  }
  if (status === 409) return refused(`it exists already: ${code}`, "Change what is there instead; list it for its id.");
  if (status === 429) {
    const next = `Call again in ${Math.ceil((retryAfterMs ?? 60_000) / 1000)} s; each call before starts the wait anew.`;
    return { what: `the rate limit is used up: ${code}`, next, exitCode: ExitCode.Limited };
  }
  if (status >= 500) {
    const next = "Try again later; support finds the call by its request id.";
    return { what: `the service failed: ${code}`, next, exitCode: ExitCode.Network };
  }
  return refused(`refused: ${code}`, "Correct the request; the command's --help says what it takes.");
}

function refused(what: string, next: string): Omit<Failure, "why"> {
  return { what, next, exitCode: ExitCode.Refused };
}

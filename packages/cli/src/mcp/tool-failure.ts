import { ApiError } from "@rcw/client";
import { RosterChangedError } from "@rcw/roster";
import { ExitCode } from "../failures/exit-codes.js";
import { explainFailure } from "../failures/explain-failure.js";
import { formatFailure } from "../failures/failure.js";

/** What a model is told of a failure: what, why, and what it should do about it. */
export function toolFailure(error: unknown): string {
  if (error instanceof RosterChangedError) {
    const next = "Call roster_plan again, show the new plan to the user, and apply that one.";
    return formatFailure({ what: "nothing was changed", why: error.message, next, exitCode: ExitCode.Usage })
      .replace(/^rcw: /, "failed: ")
      .trimEnd();
  }
  const failure =
    error instanceof RangeError
      ? { what: "that can't work", why: error.message, exitCode: ExitCode.Usage, next: "" }
      : explainFailure(error);
  const next = adviceFor(failure.exitCode, error) ?? failure.next;
  return formatFailure({ ...failure, next })
    .replace(/^rcw: /, "failed: ")
    .trimEnd();
}

function adviceFor(exitCode: ExitCode, error: unknown): string | undefined {
  switch (exitCode) {
    case ExitCode.Usage:
      return "Correct the arguments by this tool's input schema and call it again. Nothing was changed.";
    case ExitCode.NotFound:
      return "Don't guess ids: get them from the tool that lists such records, then call again.";
    case ExitCode.Limited:
      return "Make no call before that time has passed, and fewer calls then: larger pages, one bulk update.";
    case ExitCode.Network:
      return "Read the record first to see whether something was changed; try again once, then tell the user.";
    case ExitCode.Refused:
      return refusalAdvice(error);
    default:
      return undefined;
  }
}

function refusalAdvice(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.status === 401)
    return "Ask the user to log in: rcw login. You can't do it.";
  if (error.status === 403) return "Don't repeat it: read the record's state, and tell the user what is not allowed.";
  if (error.status === 409) return "It exists already: list the records, and change the one that is there.";
  return undefined;
}

import { type ErrorContext, RcwError } from "./rcw-error.js";

/** The function that should give an access token failed, or took too long; `cause` is what it threw. */
export class AccessTokenError extends RcwError {
  override name = "AccessTokenError";

  constructor(problem: string, context: ErrorContext = {}) {
    super(`no access token: ${problem}`, context);
  }
}

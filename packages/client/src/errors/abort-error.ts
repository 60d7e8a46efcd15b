import { type ErrorContext, RcwError } from "./rcw-error.js";

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends RcwError {
  override name = "AbortError";

  constructor(context: ErrorContext = {}) {
    super("the caller's signal aborted the call", context);
  }
}

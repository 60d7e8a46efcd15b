import { type ErrorContext, RcwError } from "./rcw-error.js";

/** The attempt took longer than `timeoutMs`. The service may have acted or not. */
export class TimeoutError extends RcwError {
  override name = "TimeoutError";
  /** The limit that was passed, in milliseconds. */
  declare readonly timeoutMs: number;

  constructor(timeoutMs: number, context: ErrorContext = {}) {
    super(`no complete answer within ${timeoutMs} ms (timeoutMs)`, context);
    this.timeoutMs = timeoutMs;
  }
}

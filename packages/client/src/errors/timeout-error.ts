import { type ErrorContext, RcwError } from "./rcw-error.js";

/** The attempt took longer than `timeoutMs`, or the call longer than `deadlineMs`. The service may have acted or not. */
export class TimeoutError extends RcwError {
  override name = "TimeoutError";
  /** The limit that was passed, in milliseconds. */
  declare readonly timeoutMs: number;

  constructor(timeoutMs: number, context: ErrorContext = {}, option = "timeoutMs") {
    super(`no complete answer within ${timeoutMs} ms (${option})`, context);
    this.timeoutMs = timeoutMs;
  }
}

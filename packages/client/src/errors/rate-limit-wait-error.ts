import { type ErrorContext, RcwError } from "./rcw-error.js";

/** Not sent: the call would have had to wait too long for its turn. Nothing has reached the service. */
export class RateLimitWaitError extends RcwError {
  override name = "RateLimitWaitError";
  /** The rate-limit group, such as `Heavy`. */
  readonly group: string;
  /** How long the call would have had to wait, in milliseconds. */
  readonly waitMs: number;

  constructor(message: string, context: ErrorContext & { group: string; waitMs: number }) {
    super(
      `the turn in rate-limit group ${context.group} would come in ${Math.ceil(context.waitMs / 1000)} s, but ${message}`,
      context,
    );
    this.group = context.group;
    this.waitMs = context.waitMs;
  }
}

import { type ErrorContext, RcwError } from "./rcw-error.js";

/**
 * No complete answer: no connection could be made, it was reset, or it broke off. Without a `code` the service may have
 * acted or not.
 */
export class ConnectionError extends RcwError {
  override name = "ConnectionError";
  /** Why no connection was made, such as `ECONNREFUSED`: the request never left. undefined where it may have. */
  declare readonly code: string | undefined;

  constructor(message: string, context: ErrorContext & { code?: string | undefined } = {}) {
    super(message, context);
    this.code = context.code;
  }
}

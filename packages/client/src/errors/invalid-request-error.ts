import { type ErrorContext, RcwError } from "./rcw-error.js";

/** Refused before anything was sent: an option or a parameter could not work. */
export class InvalidRequestError extends RcwError {
  override name = "InvalidRequestError";
  /** The option or parameter that is wrong. */
  declare readonly parameterName: string | undefined;

  constructor(message: string, context: ErrorContext & { parameterName?: string } = {}) {
    super(message, context);
    this.parameterName = context.parameterName;
  }
}

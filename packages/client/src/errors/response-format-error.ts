import { type ErrorContext, RcwError } from "./rcw-error.js";

/** What a `ResponseFormatError` is made from. */
export interface ResponseFormatContext extends ErrorContext {
  status: number;
  contentType: string | undefined;
  /** What the operation declares. */
  expected: string;
}

/** The status says success, but the body isn't what the operation declares: HTML of a gateway, cut off, no list. */
export class ResponseFormatError extends RcwError {
  override name = "ResponseFormatError";
  /** HTTP status. */
  declare readonly status: number;
  /** The `Content-Type` of the answer. */
  declare readonly contentType: string | undefined;

  constructor(found: string, context: ResponseFormatContext) {
    const { status, contentType, expected } = context;
    super(`${status} with ${contentType ?? "no content type"}: expected ${expected}, found ${found}`, context);
    this.status = status;
    this.contentType = contentType;
  }
}

const brand = Symbol.for("@rcw/client/error");

/** What an error can say about the call that it ended. */
export interface ErrorContext {
  /** The operation that was called, as in the API description. */
  operationId?: string | undefined;
  /** How often the request was sent. */
  attempts?: number | undefined;
  cause?: unknown;
}

/** The root of every error that this package throws. */
export class RcwError extends Error {
  override name = "RcwError";
  /** The operation that was called; undefined for a raw call to a path that the API description doesn't have. */
  declare readonly operationId: string | undefined;
  /** How often the request was sent; 0 when it was refused before. */
  declare readonly attempts: number;

  constructor(message: string, context: ErrorContext = {}) {
    const { operationId, attempts = 0, cause } = context;
    super(operationId ? `${operationId}: ${message}` : message, cause === undefined ? {} : context);
    this.operationId = operationId;
    this.attempts = attempts;
  }

  get [brand](): true {
    return true;
  }
}

/** Whether this package threw an error; right too where two versions of the package are installed. */
export function isRcwError(error: unknown): error is RcwError {
  return (error as { [brand]?: unknown } | null | undefined)?.[brand] === true;
}

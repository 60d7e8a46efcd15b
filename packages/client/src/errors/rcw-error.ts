const brand = Symbol.for("@rcw/client/error");

/** What an error can say about the call that it ended. */
export interface ErrorContext {
  /** The operation that was called, as in the API description. */
  operationId?: string | undefined;
  /** How often the request was sent. */
  attempts?: number | undefined;
  cause?: unknown;
}

/** Where a list stopped: call it again with this page token to go on. */
export interface PagingPosition {
  /** Of the page that failed; undefined for the first one. */
  readonly pageToken: string | undefined;
  /** How many items had come before. */
  readonly itemCount: number;
}

/** The root of every error that this package throws. */
export class RcwError extends Error {
  override name = "RcwError";
  /** The operation that was called; undefined for a raw call to a path that the API description doesn't have. */
  declare readonly operationId: string | undefined;
  /** How often the request was sent; 0 when it was refused before. */
  declare readonly attempts: number;
  /** For a list of several pages: which page failed. */
  declare readonly stoppedAt?: PagingPosition;

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

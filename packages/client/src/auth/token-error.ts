import { type ErrorContext, RcwError } from "../errors/rcw-error.js";

/** What a `TokenError` is made from. */
export interface TokenErrorContext extends ErrorContext {
  status?: number | undefined;
  errorCode?: string | undefined;
  requestId?: string | undefined;
  needsLogin?: boolean;
  retryAfterMs?: number | undefined;
}

/** There is no access token to call with. Says what to do next, and holds no token, secret, code or JWT. */
export class TokenError extends RcwError {
  override name = "TokenError";
  /** HTTP status of the OAuth endpoint's answer; undefined when nothing was sent or nothing came back. */
  readonly status: number | undefined;
  /** `error` of the answer, such as `invalid_grant`, or the platform's code, such as `CMN-301`. */
  readonly errorCode: string | undefined;
  /** Names the request to RingCentral's support (header `RCRequestId`). */
  readonly requestId: string | undefined;
  /** Whether a user has to log in again, or a new JWT is due: nothing else helps. */
  readonly needsLogin: boolean;
  /** How long to wait before the same may work; undefined when it won't by waiting. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, context: TokenErrorContext = {}) {
    super(message, context);
    this.status = context.status;
    this.errorCode = context.errorCode;
    this.requestId = context.requestId;
    this.needsLogin = context.needsLogin ?? false;
    this.retryAfterMs = context.retryAfterMs;
  }

  /** Whether the same may work later: the service is out of reach, overloaded, or asks to wait. */
  get isTemporary(): boolean {
    return this.retryAfterMs !== undefined;
  }
}

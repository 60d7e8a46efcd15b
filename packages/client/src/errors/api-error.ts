import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import { adviseOn } from "./advise-on.js";
import { type ErrorContext, RcwError } from "./rcw-error.js";

/** One cause that the service gives; further properties pass through. */
export interface ApiErrorDetail {
  /** Stable code, such as `CMN-101`. */
  readonly errorCode?: string;
  /** For people; may be translated. */
  readonly message?: string;
  /** The parameter or body property that caused it. */
  readonly parameterName?: string;
  readonly [key: string]: unknown;
}

/** What an `ApiError` is made from. */
export interface ApiErrorContext extends ErrorContext {
  status: number;
  errors: readonly ApiErrorDetail[];
  requestId?: string | undefined;
  rateLimit?: RateLimitSnapshot | undefined;
  /** How long the service asks to wait (header `Retry-After`). */
  retryAfterMs?: number | undefined;
  request: RequestSummary;
}

/** The request as far as it may be shown: no headers and no body, since these hold secrets. */
export interface RequestSummary {
  readonly method: string;
  readonly url: string;
}

/** The service answered, and the answer is an error. */
export class ApiError extends RcwError {
  override name = "ApiError";
  /** HTTP status. */
  declare readonly status: number;
  /** Code of the first cause, such as `CMN-102`; undefined when the answer has no readable body. */
  declare readonly errorCode: string | undefined;
  /** Every cause that the answer gives; empty when it has no readable body. */
  declare readonly errors: readonly ApiErrorDetail[];
  /** The parameter or body property that the first cause names. */
  declare readonly parameterName: string | undefined;
  /** Names the request to RingCentral's support (header `RCRequestId`). */
  declare readonly requestId: string | undefined;
  /** The rate-limit headers of the answer. */
  declare readonly rateLimit: RateLimitSnapshot | undefined;
  /** How long the service asks to wait, in milliseconds (header `Retry-After`); undefined when it doesn't say. */
  declare readonly retryAfterMs: number | undefined;
  declare readonly request: RequestSummary;

  constructor(context: ApiErrorContext) {
    const [first] = context.errors;
    super(describe(context, first), context);
    this.status = context.status;
    this.errorCode = first?.errorCode;
    this.errors = context.errors;
    this.parameterName = first?.parameterName;
    this.requestId = context.requestId;
    this.rateLimit = context.rateLimit;
    this.retryAfterMs = context.retryAfterMs;
    this.request = context.request;
  }
}

function describe(context: ApiErrorContext, first: ApiErrorDetail | undefined): string {
  const { status, requestId, attempts = 0, retryAfterMs } = context;
  const words = [
    `${status}`,
    first?.errorCode,
    first?.message?.replace(/\.$/, "") ??
      (status < 400 ? "a redirect, which isn't followed" : "without an error message"),
    first?.parameterName && `(parameter ${first.parameterName})`,
    requestId && `[request id ${requestId}]`,
    attempts > 1 && `[${attempts} attempts]`,
  ];
  const wait = retryAfterMs && `Wait ${Math.ceil(retryAfterMs / 1000)} s.`;
  return [`${words.filter(Boolean).join(" ")}.`, adviseOn(status), wait].filter(Boolean).join(" ");
}

// Making a client, and its options.

export type { BodyValidator, BodyViolation } from "./body-validator.js";
export type { CallOptions, ListOptions } from "./call-options.js";
// What its methods give.
export type { ApiCall, CallResult } from "./calls/call-result.js";
// Watching calls.
export { createLogHooks, type Logger } from "./calls/log-hooks.js";
export type { PagedCall } from "./calls/paged-call.js";
export type {
  AccessToken,
  AccessTokenAuth,
  FetchFunction,
  RateLimitOptions,
  RetryOptions,
  WebinarClientOptions,
} from "./client-options.js";
export type { Clock } from "./clock.js";
export type { RawClient } from "./create-raw-client.js";
export { createWebinarClient, type WebinarClient } from "./create-webinar-client.js";
export { Environment } from "./environment.js";
export { AbortError } from "./errors/abort-error.js";
export { ApiError, type ApiErrorDetail, type RequestSummary } from "./errors/api-error.js";
export { ConnectionError } from "./errors/connection-error.js";
export { InvalidRequestError } from "./errors/invalid-request-error.js";
export { RateLimitWaitError } from "./errors/rate-limit-wait-error.js";
// Errors, from the general to the particular. Each has one cause.
export { isRcwError, RcwError } from "./errors/rcw-error.js";
export { ResponseFormatError } from "./errors/response-format-error.js";
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "./errors/status-errors.js";
export { TimeoutError } from "./errors/timeout-error.js";
// Its services, and the parameters of their methods.
export type * from "./generated/services.js";
export type { FailureEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";
// Rate limits, and a limiter of one's own.
export { createRateLimiter, type RateLimiterOptions } from "./rate-limits/create-rate-limiter.js";
export type { RateLimitSnapshot } from "./rate-limits/rate-limit-snapshot.js";
export type { RateLimiter, RateLimitState, Turn, TurnResult } from "./rate-limits/rate-limiter.js";
export type { TokenProvider } from "./token-provider.js";

// Making a client, and its options.

export type { RateLimitSnapshot } from "./answer-headers/rate-limit-snapshot.js";
export type { RawClient } from "./create-exchange.js";
export { createWebinarClient, type RequestOptions, type WebinarClient } from "./create-webinar-client.js";
export { AbortError } from "./errors/abort-error.js";
export { AccessTokenError } from "./errors/access-token-error.js";
export { ApiError, type ApiErrorDetail, type RequestSummary } from "./errors/api-error.js";
export { ConnectionError } from "./errors/connection-error.js";
export { InvalidRequestError } from "./errors/invalid-request-error.js";
export { RateLimitWaitError } from "./errors/rate-limit-wait-error.js";
// Errors, from the general to the particular. Each has one cause.
export { isRcwError, type PagingPosition, RcwError } from "./errors/rcw-error.js";
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
// Watching calls.
export { createLogHooks, type Logger } from "./logging/log-hooks.js";
// What its methods give.
export type { ApiCall, CallResult } from "./methods/call-result.js";
export type { PagedCall } from "./methods/paged-call.js";
export type { BodyValidator, BodyViolation } from "./options/body-validator.js";
export type {
  AttemptAnswer,
  AttemptRepeat,
  CallObserver,
  CallWatcher,
  ObservedCall,
} from "./options/call-observer.js";
export type { CallOptions, DownloadProgress, HeadersOption, ListOptions } from "./options/call-options.js";
export type { AccessToken, AccessTokenAuth, WebinarClientOptions } from "./options/client-options.js";
export { Environment } from "./options/environment.js";
export type { FetchAnswer, FetchFunction } from "./options/fetch-function.js";
export type { FailureEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./options/hooks.js";
export type { FailedAttempt, RetryOptions } from "./options/retry-options.js";
export type { TokenProvider } from "./options/token-provider.js";
// Rate limits, and a limiter of one's own.
export { createRateLimiter, type RateLimiterOptions } from "./rate-limits/create-rate-limiter.js";
export type { RateLimiter, RateLimitOptions, RateLimitState, Turn, TurnResult } from "./rate-limits/rate-limiter.js";
export type { Clock } from "./time/clock.js";

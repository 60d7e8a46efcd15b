// Making a client.

export type { CallOptions } from "./call-options.js";
export type { AccessToken, AccessTokenAuth, FetchFunction, WebinarClientOptions } from "./client-options.js";
export type { Clock } from "./clock.js";
export type { RawClient } from "./create-raw-client.js";
export { createWebinarClient, type WebinarClient } from "./create-webinar-client.js";
export { Environment } from "./environment.js";
export { AbortError } from "./errors/abort-error.js";
export { ApiError, type ApiErrorDetail, type RequestSummary } from "./errors/api-error.js";
export { ConnectionError } from "./errors/connection-error.js";
export { InvalidRequestError } from "./errors/invalid-request-error.js";
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
export type { RateLimitSnapshot } from "./rate-limit-snapshot.js";

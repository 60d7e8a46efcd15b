import { ApiError } from "./api-error.js";

/** 400: a parameter or the body isn't what the operation takes; `parameterName` says which. */
export class BadRequestError extends ApiError {
  override name = "BadRequestError";
}

/** 401: the access token is missing, unknown (`OAU-123`) or expired (`OAU-128`). */
export class AuthenticationError extends ApiError {
  override name = "AuthenticationError";
}

/** 403: the app (`CMN-401`) or the user (`CMN-408`) lacks a permission, or the state of the record forbids it. */
export class PermissionDeniedError extends ApiError {
  override name = "PermissionDeniedError";
}

/** 404: the id is unknown, or the caller can't see what it names. */
export class NotFoundError extends ApiError {
  override name = "NotFoundError";
}

/** 409: it exists already, such as an invitee with the same email. */
export class ConflictError extends ApiError {
  override name = "ConflictError";
}

/** 429: the rate limit is used up; `retryAfterMs` says for how long. */
export class RateLimitError extends ApiError {
  override name = "RateLimitError";
}

/** 5xx: the service, or a gateway before it, failed. */
export class ServerError extends ApiError {
  override name = "ServerError";
}

import type { RateLimitSnapshot } from "../answer-headers/rate-limit-snapshot.js";
import { readRetryAfter } from "../answer-headers/retry-after.js";
import { type Call, contextOf } from "../call/call.js";
import { ApiError, type ApiErrorContext, type ApiErrorDetail } from "../errors/api-error.js";
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "../errors/status-errors.js";
import { parseJson } from "../json/parse-json.js";
import { redact, shownUrl } from "../secrets/redact.js";

/** Which class stands for which status; any other 5xx is a `ServerError`, any other status an `ApiError`. */
const ERROR_CLASSES: Record<number, new (context: ApiErrorContext) => ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

/** An answer whose status is an error. */
export interface ErrorAnswer {
  readonly call: Call;
  readonly response: Response;
  readonly body?: unknown;
  readonly rateLimit?: RateLimitSnapshot | undefined;
}

/** The error for an answer whose status isn't a success, whatever its body holds. */
export function createApiError({ call, response, body, rateLimit }: ErrorAnswer, nowMs: number): ApiError {
  const { status, headers } = response;
  const ErrorClass = ERROR_CLASSES[status] ?? (status >= 500 ? ServerError : ApiError);
  return new ErrorClass({
    status,
    errors: redact(readErrors(body), call) ?? [],
    ...contextOf(call),
    requestId: headers.get("rcrequestid") ?? undefined,
    rateLimit,
    retryAfterMs: readRetryAfter(headers, nowMs),
    request: { method: call.operation.httpMethod, url: shownUrl(call.url) },
  });
}

/** Reads `{ errors: [...] }`, or the older form with the error at the top level; anything else gives no errors. */
function readErrors(body: unknown): ApiErrorDetail[] {
  const parsed = typeof body === "string" ? parseJson(body) : body;
  const { errors, ...topLevel } = isObject(parsed) ? parsed : {};
  const listed = Array.isArray(errors) ? errors.filter(isObject) : [];
  return (listed[0] ? listed : [topLevel]).map(readDetail).filter((detail) => Object.keys(detail).length > 0);
}

/** Keeps what is known only where it is text, so that callers can trust the declared types. */
function readDetail({ errorCode, message, parameterName, ...rest }: Record<string, unknown>): ApiErrorDetail {
  return {
    ...(typeof errorCode === "string" && { errorCode }),
    ...(typeof message === "string" && { message }),
    ...(typeof parameterName === "string" && { parameterName }),
    ...rest,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

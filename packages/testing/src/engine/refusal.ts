import type { ApiErrorWithParameter } from "@rcw/types";

/** An error answer of the service. Rules throw it; the engine makes the response of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly errors: readonly ApiErrorWithParameter[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, errors: readonly ApiErrorWithParameter[], headers: Record<string, string> = {}) {
    super(`${status} ${errors.map(({ errorCode, message }) => `${errorCode} ${message}`).join("; ")}`);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

/** 400 `CMN-101`: a parameter or body property; `parameterName` is its name, or its dotted path in the body. */
export function badParameter(parameterName: string, reason: string, value?: unknown): Refusal {
  return new Refusal(400, [parameterError(parameterName, reason, value)]);
}

/** The entry of a 400 answer for one parameter, so that one answer can carry several. */
export function parameterError(parameterName: string, reason: string, value?: unknown): ApiErrorWithParameter {
  const hasText = ["string", "number", "boolean"].includes(typeof value);
  return {
    errorCode: "CMN-101",
    message: `Parameter [${parameterName}] value is invalid: ${reason}`,
    parameterName,
    ...(hasText && { parameterValue: shorten(String(value)) }),
  };
}

/** What came, as far as it helps: an answer isn't as large as what it refuses. */
function shorten(text: string): string {
  return text.length <= MAXIMUM_SHOWN ? text : `${text.slice(0, MAXIMUM_SHOWN)}... (${text.length} characters)`;
}

const MAXIMUM_SHOWN = 256;

/** 400 `CMN-103`: a body that isn't JSON. */
export function unreadableBody(reason: string): Refusal {
  return new Refusal(400, [{ errorCode: "CMN-103", message: `The request body can't be read: ${reason}` }]);
}

/** 413: a body that nobody means to send. The service documents no limit; the code `FAKE-413` is the fake's own. */
export function bodyTooLarge(maximumBytes: number): Refusal {
  const message = `The request body is larger than ${maximumBytes} bytes, the fake's option maxBodyBytes`;
  return new Refusal(413, [{ errorCode: "FAKE-413", message }]);
}

/** 401: `OAU-123` for a missing or unknown token, `OAU-128` for an expired one. */
export function unauthorized(errorCode: "OAU-123" | "OAU-128", message: string): Refusal {
  return new Refusal(401, [{ errorCode, message }], { "WWW-Authenticate": 'Bearer realm="RingCentral REST API"' });
}

/** 403 `CMN-401`: the app lacks a permission. */
export function appPermissionMissing(permission: string): Refusal {
  const message = `In order to call this API endpoint, application needs to have [${permission}] permission`;
  return new Refusal(403, [{ errorCode: "CMN-401", message }]);
}

/** 403 `CMN-408`: the user lacks a permission. */
export function userPermissionMissing(permission: string): Refusal {
  const message = `In order to call this API endpoint, user needs to have [${permission}] permission`;
  return new Refusal(403, [{ errorCode: "CMN-408", message }]);
}

/**
 * 403 because of what the resource is, or of its state. Its code isn't documented: `CMN-408` is our inference, the
 * documented 403 that isn't the app's.
 */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, [{ errorCode: "CMN-408", message: reason }]);
}

/** 404 `CMN-102`: nothing has this id, or the caller can't see what has it. */
export function notFound(parameterName: string): Refusal {
  const message = `Resource for parameter [${parameterName}] is not found`;
  return new Refusal(404, [{ errorCode: "CMN-102", message, parameterName }]);
}

/** 404 `CMN-120`: no operation has this path. */
export function unknownUri(path: string): Refusal {
  return new Refusal(404, [{ errorCode: "CMN-120", message: `Invalid URI: no operation has the path ${path}` }]);
}

/** 405: the path is known, the method isn't. Inferred, as is the code `CMN-121`. */
export function methodNotAllowed(httpMethod: string, allowed: readonly string[]): Refusal {
  const list = allowed.join(", ");
  const message = `The method ${httpMethod} is not allowed here; allowed: ${list}`;
  return new Refusal(405, [{ errorCode: "CMN-121", message }], { Allow: list });
}

/** 409: the same person is there already. Documented without a code; the description's example has `CMN-101`. */
export function conflict(parameterName: string, value?: unknown): Refusal {
  const message = `Parameter [${parameterName}] value is already in use`;
  const parameterValue = typeof value === "string" && { parameterValue: shorten(value) };
  return new Refusal(409, [{ errorCode: "CMN-101", message, parameterName, ...parameterValue }]);
}

/**
 * 429 `CMN-301`: the limit of a group is used up. The hints are the fake's own: every newcomer's test gets here.
 *
 * @param penaltySeconds until when each further request is refused, and puts the end off.
 */
export function rateExceeded(group: string, limit: number, windowSeconds: number, penaltySeconds: number): Refusal {
  const message =
    `Request rate exceeded: ${limit} requests of the group ${group} in ${windowSeconds} s. Wait ${penaltySeconds} s; ` +
    "each request before that starts the wait anew. In a test: clock.advance(), " +
    "or createFakeWebinarApi({ rateLimits: false })";
  return new Refusal(429, [{ errorCode: "CMN-301", message }], { "Retry-After": String(penaltySeconds) });
}

/** 501 `FAKE-501`: the real service has this operation; this version of the fake doesn't. */
export function notServed(operationId: string): Refusal {
  const message = `This version of the fake service doesn't serve the operation ${operationId}. The real one does.`;
  return new Refusal(501, [{ errorCode: "FAKE-501", message }]);
}

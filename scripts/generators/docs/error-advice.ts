/** What a caller does about an error: by its code, else by its status. */
export function adviceFor(status: number, errorCode: string): string {
  const advice = BY_STATUS_AND_CODE[`${status} ${errorCode}`] ?? BY_CODE[errorCode] ?? BY_STATUS[status];
  return advice ?? (status >= 500 ? FAILED : MISTAKE);
}

/** The class that the client throws for a status. */
export function errorClassOf(status: number): string {
  return CLASSES[status] ?? (status >= 500 ? "ServerError" : "ApiError");
}

const CLASSES: Record<number, string> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  429: "RateLimitError",
};

const MISTAKE = "Mend the request; sending it again unchanged is pointless.";
const FAILED =
  "The client repeats what is safe to repeat. Otherwise read before you send again: it may have been done.";

/** Codes that mean different things under different statuses. */
const BY_STATUS_AND_CODE: Record<string, string> = {
  "409 CMN-101": "Somebody with this address or user is there already: read them, and change them instead.",
};

const BY_CODE: Record<string, string> = {
  "CMN-101": "Mend what `parameterName` names; sending it again unchanged is pointless.",
  "CMN-102": "Check the ids. What the caller may not see is not found either.",
  "CMN-103": "Send JSON; the SDK always does.",
  "CMN-301":
    "The client waits and repeats it by itself. If that is too long, send less often: in bulk, `perPage: 1000`.",
  "CMN-401": "Give the app the permission in RingCentral's developer console, then log in again.",
  "CMN-408": "Call as the host or as an administrator; where the session's state forbids it, not at all.",
  "OAU-123": "Log in, or check the token that you pass.",
  "OAU-128": "Refresh the token; a token manager does so by itself.",
  "SUB-505": "Delete a subscription that you don't need any more.",
  "SUB-507": "Create a new subscription.",
  "SUB-508": "Use one of the documented event filters.",
  "SUB-525": "Let the address answer 200 within 3 seconds and echo the `Validation-Token` header.",
};

const BY_STATUS: Record<number, string> = {
  401: "Log in again.",
  403: "Call as somebody who may do this.",
  404: "Check the ids.",
  405: "Use the methods of the SDK: each knows its HTTP method.",
  409: "It is there already: read it, and change it instead.",
  429: "Wait `retryAfterMs`; the client does so by itself.",
  503: "The client waits and repeats it by itself.",
};

import type { AccessToken } from "../client-options.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Call, Stage } from "./call.js";

/** Puts the bearer token on each attempt, unless the caller has set an `Authorization` header. */
export function authorize(accessToken: AccessToken): Stage {
  return async (call, next) => {
    const { headers } = call.request;
    if (!headers.has("authorization")) {
      const token = typeof accessToken === "function" ? await accessToken() : accessToken;
      headers.set("authorization", `Bearer ${checkToken(token, call)}`);
    }
    return next(call);
  };
}

/** A header that refuses a value names it in its error: so the token is checked first, and never shown. */
function checkToken(token: unknown, { operation }: Call): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const found =
    typeof token !== "string"
      ? typeof token
      : token === ""
        ? "an empty string"
        : "a string with spaces or unprintable characters";
  throw new InvalidRequestError(`accessToken is ${found}; expected the token alone, without "Bearer"`, {
    operationId: operation?.operationId,
    parameterName: "accessToken",
  });
}

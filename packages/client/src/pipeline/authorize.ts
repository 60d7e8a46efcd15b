import type { AccessTokenAuth } from "../client-options.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { TokenProvider } from "../token-provider.js";
import type { Call, Stage } from "./call.js";
import { discard } from "./retry.js";

/** Puts the bearer token on each attempt, unless the caller has set an `Authorization` header. */
export function authorize(auth: AccessTokenAuth | TokenProvider): Stage {
  return async (call, next) => {
    if (call.headers.authorization !== undefined) return next(call);
    const given = "accessToken" in auth ? auth.accessToken : () => auth.getAccessToken(optionsOf(call));
    const accessToken = checkToken(typeof given === "function" ? await given() : given, call);
    const headers = { ...call.headers, authorization: `Bearer ${accessToken}` };
    return next({ ...call, headers, accessToken });
  };
}

/**
 * Answers a 401 with one forced renewal of the token and one repeat: the service has refused the request before it did
 * anything.
 */
export function renewToken(provider: TokenProvider): Stage {
  return async (call, next) => {
    const answer = await next(call);
    const { accessToken, attempt } = answer.call;
    if (answer.response.status !== 401 || accessToken === undefined) return answer;
    await discard(answer);
    await provider.renewAccessToken(accessToken, optionsOf(call));
    return next({ ...call, attempt: attempt + 1 });
  };
}

function optionsOf({ signal }: Call): { signal?: AbortSignal } {
  return signal ? { signal } : {};
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
    operationId: operation.operationId,
    parameterName: "accessToken",
  });
}

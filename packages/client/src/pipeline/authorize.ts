import { refuse } from "../errors/refuse.js";
import type { AccessTokenAuth } from "../options/client-options.js";
import type { TokenProvider } from "../options/token-provider.js";
import { waitFor } from "../time/wait-for.js";
import type { Call, Stage } from "./call.js";
import { discard } from "./retry.js";
import { abortErrorOf } from "./time-out.js";

/** Puts the bearer token on each attempt, unless the caller has set an `Authorization` header. */
export function authorize(auth: AccessTokenAuth | TokenProvider): Stage {
  return async (call, next) => {
    if (call.headers.authorization !== undefined) return next(call);
    const given = "accessToken" in auth ? auth.accessToken : () => auth.getAccessToken(optionsOf(call));
    const accessToken = checkToken(typeof given === "function" ? await given() : given, call);
    const headers = { authorization: `Bearer ${accessToken}`, ...call.headers };
    return next({ ...call, headers, accessToken });
  };
}

/**
 * Answers a 401 with one forced renewal of the token and one repeat: the service has refused the request before it did
 * anything.
 */
export function renewToken(provider: TokenProvider): Stage {
  return async (call, next) => {
    // Asked for before the call waits for its turn, so that no login falls into a turn: the provider keeps the token.
    if (call.headers.authorization === undefined) await ask(() => provider.getAccessToken(optionsOf(call)), call, 0);
    const answer = await next(call);
    const { accessToken, attempt } = answer.call;
    if (answer.response.status !== 401 || accessToken === undefined) return answer;
    discard(answer);
    await ask(() => provider.renewAccessToken(accessToken, optionsOf(call)), call, attempt);
    return next({ ...call, attempt: attempt + 1, progress: { isSent: false } });
  };
}

function optionsOf({ signal }: Call): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/** Waits for a provider, or for the caller's abort, after the call was sent so many times. */
function ask(start: () => Promise<string>, call: Call, sent: number): Promise<string> {
  return waitFor(start, call.signal, () => abortErrorOf(call, sent));
}

/** A header that refuses a value names it in its error: so the token is checked first, and never shown. */
function checkToken(token: unknown, { operation }: Call): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const found =
    typeof token !== "string" ? typeof token : token ? "a string with spaces or special characters" : "empty";
  throw refuse("accessToken", `is ${found}`, 'the token alone, without "Bearer"', operation.operationId);
}

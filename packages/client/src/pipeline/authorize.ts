import { type Call, contextOf, type Stage } from "../call/call.js";
import { AccessTokenError } from "../errors/access-token-error.js";
import { isRcwError } from "../errors/rcw-error.js";
import { refuse } from "../errors/refuse.js";
import type { AccessTokenAuth } from "../options/client-options.js";
import type { TokenProvider } from "../options/token-provider.js";
import { redactCause } from "../secrets/redact.js";
import type { Clock } from "../time/clock.js";
import { waitFor } from "../time/wait-for.js";
import { discard } from "./discard.js";
import { abortErrorOf } from "./time-out.js";

/**
 * Puts the bearer token on each attempt, unless the caller has set an `Authorization` header. It is asked for once, before
 * the call waits for its turn, so that no login falls into a turn. A 401 is answered with one repeat with another token,
 * where there is one: the service has refused the request before it did anything.
 */
export function authorize(auth: AccessTokenAuth | TokenProvider, clock: Clock, timeoutMs: number): Stage {
  const plain = "accessToken" in auth && typeof auth.accessToken === "string" ? auth.accessToken : undefined;
  // Not asynchronous where there is nothing to wait for: each layer of promises costs every call.
  if (plain !== undefined) {
    return (call, next) => {
      if (call.headers.authorization !== undefined) return next(call);
      try {
        return next(withToken(call, plain));
      } catch (error) {
        return Promise.reject(error);
      }
    };
  }
  return async (call, next) => {
    if (call.headers.authorization !== undefined) return next(call);
    const accessToken = await askFor(call, call.attempt - 1, firstToken(auth), auth, clock, timeoutMs);
    const answer = await next(withToken(call, accessToken));
    if (answer.response.status !== 401) return answer;
    const { attempt } = answer.call;
    const renewed = await askFor(call, attempt, nextToken(auth, accessToken), auth, clock, timeoutMs);
    if (renewed === accessToken) return answer;
    discard(answer);
    return next(withToken({ ...call, attempt: attempt + 1, progress: { isSent: false } }, renewed));
  };
}

type Ask = (options: { signal?: AbortSignal }) => unknown;

function firstToken(auth: AccessTokenAuth | TokenProvider): Ask {
  return "accessToken" in auth ? (auth.accessToken as () => unknown) : (options) => auth.getAccessToken(options);
}

function nextToken(auth: AccessTokenAuth | TokenProvider, refused: string): Ask {
  return "accessToken" in auth ? firstToken(auth) : (options) => auth.renewAccessToken(refused, options);
}

/**
 * Waits for a token, or for the caller's abort. A provider bounds its waits itself, which may be longer than an attempt: it
 * logs in, and waits out limits of its own. A plain function has as long as an attempt has.
 */
async function askFor(
  call: Call,
  attempts: number,
  ask: Ask,
  auth: AccessTokenAuth | TokenProvider,
  clock: Clock,
  timeoutMs: number,
): Promise<string> {
  const context = { ...contextOf(call), attempts };
  let cancel = () => {};
  const late = () =>
    new Promise<never>((_, reject) => {
      const limitMs = call.options.timeoutMs ?? timeoutMs;
      const problem = `the accessToken function gave none within ${limitMs} ms`;
      cancel = clock.schedule(() => reject(new AccessTokenError(problem, context)), limitMs);
    });
  const start = async () => {
    const asking = (async () => ask(call.signal ? { signal: call.signal } : {}))();
    return "accessToken" in auth ? Promise.race([asking, late()]) : asking;
  };
  try {
    return checkToken(await waitFor(start, call.signal, () => abortErrorOf(call, attempts)), call);
  } catch (error) {
    if (isRcwError(error)) throw error;
    const cause = redactCause(error, call);
    throw new AccessTokenError(`the function that gives it failed (${nameOf(error)})`, { ...context, cause });
  } finally {
    cancel();
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function withToken(call: Call, given: string): Call {
  const accessToken = checkToken(given, call);
  return { ...call, headers: { authorization: `Bearer ${accessToken}`, ...call.headers }, accessToken };
}

/** A header that refuses a value names it in its error: so the token is checked first, and never shown. */
function checkToken(token: unknown, { operation }: Call): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const found =
    typeof token !== "string" ? typeof token : token ? "a string with spaces or special characters" : "empty";
  throw refuse("accessToken", `is ${found}`, 'the token alone, without "Bearer"', operation.operationId);
}

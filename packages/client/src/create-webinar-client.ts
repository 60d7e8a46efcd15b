import { parseBody } from "./answer/parse-body.js";
import { type SplitArguments, splitArguments } from "./arguments/split-arguments.js";
import { createRawClient, type RawClient } from "./create-raw-client.js";
import { createServices } from "./create-services.js";
import { refuse } from "./errors/refuse.js";
import type { Services } from "./generated/services.js";
import type { Perform } from "./methods/perform.js";
import { checkBaseUrl } from "./options/base-url.js";
import type { AccessTokenAuth, WebinarClientOptions } from "./options/client-options.js";
import { Environment } from "./options/environment.js";
import type { TokenProvider } from "./options/token-provider.js";
import { authorize, renewToken } from "./pipeline/authorize.js";
import { composeStages } from "./pipeline/call.js";
import { limitRate } from "./pipeline/limit-rate.js";
import { observe, tell } from "./pipeline/observe.js";
import { raiseErrors } from "./pipeline/raise-errors.js";
import { checkRetry, retry } from "./pipeline/retry.js";
import { send } from "./pipeline/send.js";
import { checkTimeout, timeOut } from "./pipeline/time-out.js";
import { createRateLimiter } from "./rate-limits/create-rate-limiter.js";
import type { RateLimitState } from "./rate-limits/rate-limiter.js";
import { buildCall, type RequestBase } from "./request/build-call.js";
import { clientHeaders } from "./request/client-headers.js";
import { systemClock } from "./time/clock.js";

/** The RingCentral Webinar API: a property for each service, and `api` for everything below that. */
export interface WebinarClient extends Services {
  /**
   * openapi-fetch's functions, through the same pipeline: `rcw.api.GET("/webinar/...", { params })`. It answers
   * `{ data, error, response }`; an error status doesn't throw. The time-out covers the head of the answer.
   */
  readonly api: RawClient;
  /** What is known of each rate-limit group that has been called; empty without a limiter. */
  rateLimits(): readonly RateLimitState[];
}

/**
 * Makes a client.
 *
 * @example
 * const rcw = createWebinarClient({ auth: { accessToken } });
 * const { records } = await rcw.invitees.list({ webinarId, sessionId });
 * @throws {InvalidRequestError} when an option can't work.
 */
export function createWebinarClient(options: WebinarClientOptions): WebinarClient {
  const {
    auth,
    clock = systemClock,
    fetch = globalThis.fetch,
    hooks,
    rateLimit = {},
    random = Math.random,
    retry: retries = {},
    timeoutMs = 60_000,
  } = options ?? ({} as WebinarClientOptions);
  checkAuth(auth);
  if (typeof fetch !== "function") throw refuse("fetch", `is ${typeof fetch}`, "a function");
  checkTimeout(timeoutMs);
  checkRetry(retries);
  const base: RequestBase = {
    baseUrl: checkBaseUrl(options.baseUrl ?? options.environment ?? Environment.Production),
    headers: clientHeaders(options),
    validateBody: options.validateBody,
  };
  const limiter = rateLimit && ("take" in rateLimit ? rateLimit : createRateLimiter({ ...rateLimit, clock, random }));
  const ending = timeOut(timeoutMs, clock);
  const run = composeStages(
    [
      raiseErrors(clock),
      retry(retries, { clock, random, hooks, isLimited: Boolean(limiter) }),
      ...("accessToken" in auth ? [] : [renewToken(auth)]),
      ...(limiter ? [limitRate(limiter, clock)] : []),
      // A token provider bounds its waits itself, which may be longer: it logs in, and waits out limits of its own.
      ...("accessToken" in auth ? [ending, authorize(auth)] : [authorize(auth), ending]),
      ...(hooks ? [observe(hooks, clock)] : []),
    ],
    // Without one of its own it is the global one of the moment, which may be replaced, as MSW does.
    send((url, init) => (options.fetch ?? globalThis.fetch)(url, init)),
  );

  const perform: Perform = async (operation, given, own, isRaw = false) => {
    try {
      const split = isRaw ? (given as object as SplitArguments) : splitArguments(operation, given);
      const answer = await run(buildCall(base, operation, split, own, isRaw));
      return { data: parseBody(answer), response: answer.response, rateLimit: answer.rateLimit };
    } catch (error) {
      tell(hooks, "onError", { operationId: operation.operationId, error });
      throw error;
    }
  };
  return {
    ...createServices(perform),
    api: createRawClient(perform),
    rateLimits: () => (limiter ? limiter.state() : []),
  };
}

/** @throws {InvalidRequestError} when there is nothing to get a token from. */
function checkAuth(auth: unknown): void {
  const { accessToken, getAccessToken } = (auth ?? {}) as Partial<AccessTokenAuth & TokenProvider>;
  const token = accessToken ?? getAccessToken;
  if (typeof token !== "function" && typeof accessToken !== "string")
    throw refuse("auth.accessToken", `is ${typeof token}`, "a string or a function");
}

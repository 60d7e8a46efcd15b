import { checkBaseUrl } from "./base-url.js";
import type { AccessTokenAuth, WebinarClientOptions } from "./client-options.js";
import { systemClock } from "./clock.js";
import { createRawClient, type RawClient } from "./create-raw-client.js";
import { createServices } from "./create-services.js";
import { Environment } from "./environment.js";
import { refuse } from "./errors/refuse.js";
import type { Services } from "./generated/services.js";
import type { Operation } from "./operation.js";
import { parseBody } from "./parse-body.js";
import { authorize, renewToken } from "./pipeline/authorize.js";
import { composeStages, type Stage } from "./pipeline/call.js";
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
import { splitArguments } from "./request/split-arguments.js";
import type { TokenProvider } from "./token-provider.js";

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
  checkOptions(options);
  const { auth, clock = systemClock, hooks, rateLimit = {}, random = Math.random, timeoutMs = 60_000 } = options;
  const base: RequestBase = {
    baseUrl: checkBaseUrl(options.baseUrl ?? options.environment ?? Environment.Production),
    headers: clientHeaders(options),
    validateBody: options.validateBody,
  };
  // As a property of something else, a browser's own `fetch` would refuse to run.
  const { fetch = globalThis.fetch } = options;
  const limiter = rateLimit && ("take" in rateLimit ? rateLimit : createRateLimiter(clock, rateLimit));
  const ending = timeOut(timeoutMs, clock);
  const stages: Stage[] = [
    retry(options.retry ?? {}, { clock, random, hooks, isLimited: limiter !== false }),
    ...("accessToken" in auth ? [] : [renewToken(auth)]),
    ...(limiter ? [limitRate(limiter, clock)] : []),
    // A token provider bounds its waits itself, which may be longer: it logs in, and waits out limits of its own.
    ...("accessToken" in auth ? [ending, authorize(auth)] : [authorize(auth), ending]),
    ...(hooks ? [observe(hooks, clock)] : []),
  ];
  const runRaw = composeStages(
    stages,
    send((url, init) => fetch(url, init)),
  );
  const run = composeStages([raiseErrors(clock)], runRaw);

  const watch = ({ operationId }: Operation, error: unknown): never => {
    tell(hooks, "onError", { operationId, error });
    throw error;
  };
  return {
    ...createServices(async (operation, given, own) => {
      try {
        const answer = await run(buildCall(base, operation, splitArguments(operation, given), own, true));
        return { data: parseBody(answer), response: answer.response, rateLimit: answer.rateLimit };
      } catch (error) {
        return watch(operation, error);
      }
    }),
    api: createRawClient(async (operation, given, own) => {
      try {
        return (await runRaw(buildCall(base, operation, given, own, false))).response;
      } catch (error) {
        return watch(operation, error);
      }
    }),
    rateLimits: () => (limiter ? limiter.state() : []),
  };
}

/** @throws {InvalidRequestError} for an option that can't work. */
function checkOptions(options: WebinarClientOptions | undefined): asserts options is WebinarClientOptions {
  const {
    auth,
    fetch = globalThis.fetch,
    timeoutMs = 1,
    retry: own,
  } = options ?? ({} as Partial<WebinarClientOptions>);
  const { accessToken, getAccessToken } = (auth ?? {}) as Partial<AccessTokenAuth & TokenProvider>;
  const token = accessToken ?? getAccessToken;
  if (typeof token !== "function" && typeof accessToken !== "string")
    throw refuse("auth.accessToken", `is ${typeof token}`, "a string, or a function that gives one");
  if (typeof fetch !== "function") throw refuse("fetch", `is ${typeof fetch}`, "a function like the global fetch");
  checkTimeout(timeoutMs);
  checkRetry(own);
}

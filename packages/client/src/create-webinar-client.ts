import { composeStages } from "./call/call.js";
import type { RawClient } from "./create-exchange.js";
import { createExchange } from "./create-exchange.js";
import { createPerform, performSplit } from "./create-perform.js";
import { createRawClient } from "./create-raw-client.js";
import { createServices } from "./create-services.js";
import type { Services } from "./generated/services.js";
import { hooksOf } from "./logging/hooks-of.js";
import { type ApiCall, createApiCall } from "./methods/call-result.js";
import { matchOperation } from "./operations/match-operation.js";
import type { Operation } from "./operations/operation.js";
import { checkBaseUrl } from "./options/base-url.js";
import type { CallOptions } from "./options/call-options.js";
import { checkClientOptions } from "./options/check-client-options.js";
import type { WebinarClientOptions } from "./options/client-options.js";
import { Environment } from "./options/environment.js";
import { authorize } from "./pipeline/authorize.js";
import { followCall } from "./pipeline/follow-call.js";
import { limitRate } from "./pipeline/limit-rate.js";
import { meetDeadline } from "./pipeline/meet-deadline.js";
import { observe, tell } from "./pipeline/observe.js";
import { retry } from "./pipeline/retry.js";
import { send } from "./pipeline/send.js";
import { timeOut } from "./pipeline/time-out.js";
import { createRateLimiter } from "./rate-limits/create-rate-limiter.js";
import type { RateLimitState } from "./rate-limits/rate-limiter.js";
import { checkBody } from "./request/check-body.js";
import { clientHeaders } from "./request/client-headers.js";
import { systemClock } from "./time/clock.js";

/** The RingCentral Webinar API: a property for each service, and `api` for everything below that. */
export interface WebinarClient extends Services {
  /**
   * openapi-fetch's client of the API's paths, through the same pipeline: `rcw.api.GET("/webinar/...", { params })`. It
   * answers `{ data, error, response }`; an error status doesn't throw. Middleware that it is given (`rcw.api.use`) sees
   * the calls of methods too, once for each call: repeats are the pipeline's.
   */
  readonly api: RawClient;
  /**
   * Calls a path that the API description doesn't have (yet), like a method: waits, repeats and errors are the same.
   *
   * @param path From the root of the host, with its values, such as `/webinar/new/v1/things/5`.
   * @throws {ApiError} when the service answers with an error.
   */
  request<Data = unknown>(httpMethod: string, path: string, options?: RequestOptions): ApiCall<Data>;
  /** What is known of each rate-limit group that has been called; empty without a limiter. */
  rateLimits(): readonly RateLimitState[];
  /**
   * A client with other options that shares rate limits and tokens with this one: for a part of an app that needs another
   * time-out, headers or hooks. Middleware of `api` isn't taken along.
   */
  withOptions(changes: Partial<Omit<WebinarClientOptions, "auth" | "rateLimit">>): WebinarClient;
}

/** What `request` may be given. */
export interface RequestOptions extends CallOptions {
  /** Lists are repeated. */
  query?: Readonly<Record<string, unknown>> | undefined;
  /** Sent as JSON; `FormData`, a `Blob` and bytes as they are. */
  body?: unknown;
}

/**
 * Makes a client.
 *
 * @example
 * const rcw = createWebinarClient({ auth: { accessToken } });
 * const { records } = await rcw.invitees.list({ webinarId, sessionId });
 * @throws {InvalidRequestError} when an option doesn't exist or can't work.
 */
export function createWebinarClient(options: WebinarClientOptions): WebinarClient {
  checkClientOptions(options);
  const { auth, clock = systemClock, random = Math.random, timeoutMs = 60_000, rateLimit = {}, deadlineMs } = options;
  const { fetchOptions, validateBody, telemetry, allowInsecureHttp = false } = options;
  const hooks = hooksOf(options.hooks);
  const limiter = rateLimit && ("take" in rateLimit ? rateLimit : createRateLimiter({ ...rateLimit, clock, random }));
  const run = composeStages(
    [
      ...(telemetry ? [followCall(telemetry)] : []),
      meetDeadline(clock, deadlineMs),
      retry(options.retry ?? {}, { clock, random, hooks, isLimited: Boolean(limiter) }),
      authorize(auth, clock, timeoutMs),
      ...(limiter ? [limitRate(limiter, clock)] : []),
      timeOut(timeoutMs, clock),
      ...(hooks || telemetry ? [observe(hooks, clock)] : []),
    ],
    // Without one of its own it is the global one of the moment, which may be replaced, as MSW does.
    send((url, init) => (options.fetch ?? globalThis.fetch)(url, init)),
  );
  const baseUrl = checkBaseUrl(options.baseUrl ?? options.environment ?? Environment.Production, allowInsecureHttp);
  const context = {
    ...{ clock, fetchOptions, allowInsecureHttp },
    exchange: createExchange({ baseUrl, headers: clientHeaders(options) }, run),
    checkBody: (operation: Operation, body: unknown) => checkBody(validateBody, operation, body),
    onError: ({ operationId }: Operation, error: unknown) => tell(hooks, "onError", { operationId, error }),
  };
  if (limiter) telemetry?.observeLimits?.(limiter);
  return {
    ...createServices(createPerform(context)),
    api: createRawClient(context),
    request: <Data>(httpMethod: string, path: string, { query = {}, body, ...own }: RequestOptions = {}) => {
      const operation = unknownOperation(httpMethod.toUpperCase(), path);
      const split = () => ({ path: {}, query: { ...query }, header: {}, body });
      return createApiCall(performSplit(operation, split, own, context)) as ApiCall<Data>;
    },
    rateLimits: () => (limiter ? limiter.state() : []),
    withOptions: (changes) => createWebinarClient({ ...options, ...changes, auth, rateLimit: limiter || false }),
  };
}

/** A path with its values: of a known one the rate-limit group is known. */
function unknownOperation(httpMethod: string, path: string): Operation {
  const { operationId, group } = matchOperation({ httpMethod, path, parameters: [] }) ?? {};
  return {
    ...(operationId !== undefined && { operationId }),
    ...(group !== undefined && { group }),
    ...{ httpMethod, path, parameters: [], answer: "json", isList: true },
  };
}

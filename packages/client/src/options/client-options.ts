import type { RateLimiter, RateLimitOptions } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import type { BodyValidator } from "./body-validator.js";
import type { CallObserver } from "./call-observer.js";
import type { HeadersOption } from "./call-options.js";
import type { Environment } from "./environment.js";
import type { FetchFunction } from "./fetch-function.js";
import type { Hooks } from "./hooks.js";
import type { RetryOptions } from "./retry-options.js";
import type { TokenProvider } from "./token-provider.js";

/** Options of `createWebinarClient`. */
export interface WebinarClientOptions {
  /** How calls are authorised: a plain token, or a token manager of `@rcw/client/auth`. */
  auth: AccessTokenAuth | TokenProvider;
  /** Which host to call. Default: `Environment.Production`. */
  environment?: Environment | undefined;
  /** Address to call in place of an environment, such as a proxy or the fake: https, or http for loopback. */
  baseUrl?: string | undefined;
  /**
   * Lets `baseUrl` be plain http to any host: the token travels where everyone on the way can read it. For networks in
   * which that is nobody, such as a fake in a compose file. Default: false.
   */
  allowInsecureHttp?: boolean | undefined;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: FetchFunction | undefined;
  /** Handed to `fetch` with each request, beside what the client sets: undici's `dispatcher`, `credentials`, ... */
  fetchOptions?: Readonly<Record<string, unknown>> | undefined;
  /** Longest time for one attempt, in milliseconds. Default: 60000. */
  timeoutMs?: number | undefined;
  /** Longest time for a whole call, with its waits and repeats, in milliseconds. Default: none. */
  deadlineMs?: number | undefined;
  /** When and how often a failed request is sent again; `false` for never. */
  retry?: RetryOptions | false | undefined;
  /** How calls wait for their turn, or a limiter of one's own; `false` sends everything at once. */
  rateLimit?: RateLimitOptions | RateLimiter | false | undefined;
  /** Headers of every request. */
  headers?: HeadersOption | undefined;
  /** Names the app to the service, as `AppName/1.0.0`: header `User-Agent`, in a browser `X-User-Agent`. */
  userAgent?: string | undefined;
  /** Language of localised values, such as `de-DE`: header `Accept-Language`. */
  language?: string | undefined;
  /**
   * Told about every request, answer, repeat and error; `createLogHooks(console)` writes a line for each. With the
   * environment variable `RCW_LOG` (`debug`, `warn` or `error`) such lines go to the console without it.
   */
  hooks?: Hooks | undefined;
  /** Follows each call from its beginning to its end: `createTelemetry()` of `@rcw/client/telemetry`. */
  telemetry?: CallObserver | undefined;
  /** Checks request bodies before they are sent: `validateBody` of `@rcw/client/validate`. */
  validateBody?: BodyValidator | undefined;
  /** Source of time. Default: the machine's. */
  clock?: Clock | undefined;
  /** Source of randomness for back-off, from 0 to 1. Default: `Math.random`. */
  random?: (() => number) | undefined;
}

/** A plain access token, or a function that is asked for one before every request. */
export interface AccessTokenAuth {
  accessToken: AccessToken;
}

/**
 * A token without the word "Bearer", or a function that gives one. It is asked once for each attempt, before the call
 * waits for its turn, and once more when the service has refused what it gave. It has as long as an attempt has
 * (`timeoutMs`), and is told of an abort by the call's `signal`. What it throws is the `cause` of an `AccessTokenError`.
 */
export type AccessToken = string | ((options: { signal?: AbortSignal }) => string | Promise<string>);

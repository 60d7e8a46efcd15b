import type { RateLimiter, RateLimitOptions } from "../rate-limits/rate-limiter.js";
import type { Clock } from "../time/clock.js";
import type { BodyValidator } from "./body-validator.js";
import type { Environment } from "./environment.js";
import type { Hooks } from "./hooks.js";
import type { TokenProvider } from "./token-provider.js";

/** Options of `createWebinarClient`. */
export interface WebinarClientOptions {
  /** How calls are authorised: a plain token, or a token manager of `@rcw/client/auth`. */
  auth: AccessTokenAuth | TokenProvider;
  /** Which host to call. Default: `Environment.Production`. */
  environment?: Environment;
  /** Address to call in place of an environment, such as a proxy or the fake: https, or http for loopback. */
  baseUrl?: string;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: FetchFunction;
  /** Longest time for one attempt, in milliseconds. Default: 60000. */
  timeoutMs?: number;
  /** When and how often a failed request is sent again; `false` for never. */
  retry?: RetryOptions | false;
  /** How calls wait for their turn, or a limiter of one's own; `false` sends everything at once. */
  rateLimit?: RateLimitOptions | RateLimiter | false;
  /** Headers of every request. */
  headers?: Record<string, string>;
  /** Names the app to the service, as `AppName/1.0.0`: header `User-Agent`, in a browser `X-User-Agent`. */
  userAgent?: string;
  /** Language of localised values, such as `de-DE`: header `Accept-Language`. */
  language?: string;
  /** Told about every request, answer, repeat and error; `createLogHooks(console)` writes a line for each. */
  hooks?: Hooks;
  /** Checks request bodies before they are sent: `validateBody` of `@rcw/client/validate`. */
  validateBody?: BodyValidator;
  /** Source of time. Default: the machine's. */
  clock?: Clock;
  /** Source of randomness for back-off, from 0 to 1. Default: `Math.random`. */
  random?: () => number;
}

/** A plain access token, or a function that is asked for one before every request. */
export interface AccessTokenAuth {
  accessToken: AccessToken;
}

/** A token without the word "Bearer", or a function that gives one. */
export type AccessToken = string | (() => string | Promise<string>);

/** The part of `fetch` that the client uses. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

/** When and how often a failed request is sent again. */
export interface RetryOptions {
  /**
   * How often a request is sent again at most. A 429 doesn't count, since the service has done nothing: it is sent again
   * as long as `maxWaitMs` allows, unless this is 0. Default: 3.
   */
  maxRepeats?: number;
  /** Longest back-off before the first repeat, in milliseconds; it doubles with each. Default: 2000. */
  baseDelayMs?: number;
  /** Longest back-off before any repeat, in milliseconds. Default: 60000. */
  maxDelayMs?: number;
  /**
   * Longest time of all waits between a call's attempts, in milliseconds; a longer one is handed over as the error. How
   * long it waits for its turn in its rate-limit group is another matter: `rateLimit.maxWaitMs`. Default: 120000.
   */
  maxWaitMs?: number;
}

import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { checkBaseUrl } from "../options/base-url.js";
import { Environment } from "../options/environment.js";
import type { FetchFunction } from "../options/fetch-function.js";
import { type Clock, systemClock } from "../time/clock.js";
import { createMemoryTokenStore } from "./memory-token-store.js";
import { isToken } from "./read-tokens.js";
import type { TokenStore } from "./token-store.js";

/** Options of `createTokenManager`. */
export interface TokenManagerOptions {
  /** The app's client id, from the developer console. */
  clientId: string;
  /** The secret of a confidential app. A public app, such as one that runs in a browser, has none. */
  clientSecret?: string | undefined;
  /** Logs in without a user; a function is asked before each login. Used when there is no refresh token that works. */
  jwt?: string | (() => string | Promise<string>) | undefined;
  /** Where tokens are kept. Default: `createMemoryTokenStore()`. */
  store?: TokenStore | undefined;
  /** The same as the client's. Default: `Environment.Production`. */
  environment?: Environment | undefined;
  /** Address to ask in place of an environment: https, or http for loopback. */
  baseUrl?: string | undefined;
  /** Lets `baseUrl` be plain http to any host, as the client's option of the same name does. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: FetchFunction | undefined;
  /** Names the app to the service, as `AppName/1.0.0`: header `User-Agent`. A browser sends its own. */
  userAgent?: string | undefined;
  /**
   * How long before its end an access token is refreshed, in milliseconds; at most half of its life. The default,
   * 120000, leaves time for a pause of the service that lasts 60 s.
   */
  refreshAheadMs?: number | undefined;
  /** Longest time for one request to the service, in milliseconds. Default: 30000. */
  timeoutMs?: number | undefined;
  /**
   * Longest time that calls wait for pauses of the service together with repeats, in milliseconds; past it they get
   * the error. Default: 120000.
   */
  maxWaitMs?: number | undefined;
  /** Source of time. Default: the machine's. */
  clock?: Clock | undefined;
}

/** @throws {InvalidRequestError} for one that can't work. */
export function checkOptions(options: TokenManagerOptions) {
  const { clientSecret, jwt, environment = Environment.Production } = options;
  return {
    clientId: checkText("clientId", options.clientId),
    clientSecret: clientSecret === undefined ? undefined : checkText("clientSecret", clientSecret),
    store: options.store ?? createMemoryTokenStore(),
    baseUrl: checkBaseUrl(options.baseUrl ?? environment, options.allowInsecureHttp),
    // Without one of its own it is the global one of the moment, which may be replaced, as MSW does.
    fetch: options.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init)),
    clock: options.clock ?? systemClock,
    userAgent: options.userAgent,
    refreshAheadMs: checkDuration("refreshAheadMs", options.refreshAheadMs ?? 120_000),
    timeoutMs: checkDuration("timeoutMs", options.timeoutMs ?? 30_000),
    maxWaitMs: checkDuration("maxWaitMs", options.maxWaitMs ?? 120_000),
    readJwt:
      jwt === undefined ? undefined : async () => checkText("jwt", typeof jwt === "function" ? await jwt() : jwt),
  };
}

/** Nothing of the value is shown, since it may be a secret. */
function checkText(parameterName: string, value: unknown): string {
  if (isToken(value)) return value;
  const found = typeof value === "string" ? "empty or has spaces or unprintable characters" : typeof value;
  throw new InvalidRequestError(`${parameterName} is ${found}; expected text without spaces`, { parameterName });
}

function checkDuration(parameterName: string, value: number): number {
  if (value >= 0 && value < 2 ** 31) return value;
  throw new InvalidRequestError(`${parameterName} is ${value}; expected milliseconds below 2^31`, {
    parameterName,
  });
}

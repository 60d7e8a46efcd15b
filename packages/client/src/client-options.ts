import type { Clock } from "./clock.js";
import type { Environment } from "./environment.js";

/** Options of `createWebinarClient`. */
export interface WebinarClientOptions {
  /** How calls are authorised. */
  auth: AccessTokenAuth;
  /** Which host to call. Default: `Environment.Production`. */
  environment?: Environment;
  /** Address to call in place of an environment, such as a proxy or the fake: https, or http for loopback. */
  baseUrl?: string;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: FetchFunction;
  /** Longest time for one attempt, in milliseconds. Default: 60000. */
  timeoutMs?: number;
  /** Headers of every request. */
  headers?: Record<string, string>;
  /** Source of time. Default: the machine's. */
  clock?: Clock;
}

/** A plain access token, or a function that is asked for one before every request. */
export interface AccessTokenAuth {
  accessToken: AccessToken;
}

/** A token without the word "Bearer", or a function that gives one. */
export type AccessToken = string | (() => string | Promise<string>);

/** The part of `fetch` that the client uses. */
export type FetchFunction = (request: Request, init?: RequestInit) => Promise<Response>;

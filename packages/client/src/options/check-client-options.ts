import { refuse } from "../errors/refuse.js";
import { checkCallOptions } from "./check-call-options.js";
import { checkHeaders } from "./check-headers.js";
import { checkNames } from "./check-names.js";
import type { AccessTokenAuth, WebinarClientOptions } from "./client-options.js";
import type { TokenProvider } from "./token-provider.js";

const OPTIONS: readonly (keyof WebinarClientOptions)[] = [
  ...(["auth", "environment", "baseUrl", "allowInsecureHttp", "fetch", "fetchOptions", "timeoutMs"] as const),
  ...(["deadlineMs", "retry", "rateLimit", "headers", "userAgent", "language", "hooks", "telemetry"] as const),
  ...(["validateBody", "clock", "random"] as const),
];

/** @throws {InvalidRequestError} for an option of a client that doesn't exist or can't work. */
export function checkClientOptions(options: WebinarClientOptions): void {
  const given = options ?? ({} as WebinarClientOptions);
  checkNames(given, OPTIONS);
  const { auth, fetch, rateLimit, headers } = given;
  const { accessToken, getAccessToken } = (auth ?? {}) as Partial<AccessTokenAuth & TokenProvider>;
  const token = accessToken ?? getAccessToken;
  if (typeof token !== "function" && typeof accessToken !== "string") {
    throw refuse("auth.accessToken", `is ${typeof token}`, "a string or a function");
  }
  if (fetch !== undefined && typeof fetch !== "function") throw refuse("fetch", `is ${typeof fetch}`, "a function");
  if (rateLimit !== undefined && rateLimit !== false && (typeof rateLimit !== "object" || rateLimit === null)) {
    throw refuse("rateLimit", `is ${rateLimit}`, "an object with its options, a limiter, or false");
  }
  checkHeaders(headers);
  checkCallOptions(given);
}

/** The tokens of one login. Times are absolute, in milliseconds since 1970, by the token manager's clock. */
export interface Tokens {
  readonly accessToken: string;
  /** When the access token ends; unknown if the service didn't say. */
  readonly accessTokenExpiresAtMs?: number | undefined;
  /** Good for one refresh. */
  readonly refreshToken?: string | undefined;
  /** When the refresh token ends; unknown if the service didn't say. */
  readonly refreshTokenExpiresAtMs?: number | undefined;
  /** When the access token was issued: one that lives shortly is refreshed after half of its life at the earliest. */
  readonly issuedAtMs?: number | undefined;
  /** The user's id, as the service names it. */
  readonly ownerId?: string | undefined;
}

/** Whether a time is still to come; one that isn't known is. */
export function isAhead(timeMs: number | undefined, nowMs: number): boolean {
  return timeMs === undefined || nowMs < timeMs;
}

/** Whether the refresh token can be tried. */
export function isRefreshable(tokens: Tokens | undefined, nowMs: number): tokens is Tokens & { refreshToken: string } {
  return tokens?.refreshToken !== undefined && isAhead(tokens.refreshTokenExpiresAtMs, nowMs);
}

/** From when on the access token is refreshed ahead of its end. */
export function refreshTimeMs(tokens: Tokens, refreshAheadMs: number): number | undefined {
  const { accessTokenExpiresAtMs: endMs, issuedAtMs } = tokens;
  if (endMs === undefined) return undefined;
  return Math.max(endMs - refreshAheadMs, issuedAtMs === undefined ? 0 : (issuedAtMs + endMs) / 2);
}

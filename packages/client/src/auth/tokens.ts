/** The tokens of one login. Times are absolute, in milliseconds since 1970, by the token manager's clock. */
export interface Tokens {
  readonly accessToken: string;
  /** When the access token ends; unknown if the service didn't say. */
  readonly accessTokenExpiresAtMs?: number;
  /** Good for one refresh. */
  readonly refreshToken?: string;
  /** When the refresh token ends; unknown if the service didn't say. */
  readonly refreshTokenExpiresAtMs?: number;
  /** When the access token was issued: one that lives shortly is refreshed after half of its life at the earliest. */
  readonly issuedAtMs?: number;
  /** The user's id, as the service names it. */
  readonly ownerId?: string;
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
  const halfLifeMs = issuedAtMs === undefined ? Number.POSITIVE_INFINITY : (endMs - issuedAtMs) / 2;
  return endMs - Math.min(refreshAheadMs, halfLifeMs);
}

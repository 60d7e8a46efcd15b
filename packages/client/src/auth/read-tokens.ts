import type { Tokens } from "./tokens.js";

/**
 * Tokens of an answer of the token endpoint; undefined when it isn't one. Where it leaves the refresh token out, the
 * one that was sent stays.
 */
export function readTokens(
  body: Record<string, unknown>,
  nowMs: number,
  previous: Tokens | undefined,
): Tokens | undefined {
  const { access_token, token_type, refresh_token, owner_id, ...lifetimes } = body;
  if (!isToken(access_token) || !/^(bearer|undefined)$/i.test(String(token_type))) return undefined;
  const accessTokenExpiresAtMs = endMs(lifetimes.expires_in, nowMs);
  const refreshEndMs = endMs(lifetimes.refresh_token_expires_in, nowMs);
  const isRotated = isToken(refresh_token);
  return {
    accessToken: access_token,
    accessTokenExpiresAtMs,
    refreshToken: isRotated ? refresh_token : previous?.refreshToken,
    refreshTokenExpiresAtMs: isRotated ? refreshEndMs : (refreshEndMs ?? previous?.refreshTokenExpiresAtMs),
    issuedAtMs: nowMs,
    ownerId: typeof owner_id === "string" ? owner_id : previous?.ownerId,
  };
}

/** The object that a JSON text stands for; an empty one for anything else. */
export function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Whether a value can stand in a header. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

/** When a lifetime in seconds ends. One that isn't above 0 is no lifetime: the token is used until it is refused. */
function endMs(lifetimeSeconds: unknown, nowMs: number): number | undefined {
  const durationMs = Number(lifetimeSeconds) * 1000;
  return durationMs > 0 && durationMs < 1e15 ? nowMs + durationMs : undefined;
}

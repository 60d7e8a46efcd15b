import type { Answer } from "../engine/handler.js";
import type { World } from "../state/world.js";
import type { Grant } from "./grants/grant.js";

/** Tokens must not lie about in caches (RFC 6749, 5.1). */
export const NO_STORE = { "Cache-Control": "no-store", Pragma: "no-cache" } as const;

/** 200 with the tokens that a grant is worth, and what is left of their lifetimes in seconds. */
export function tokenAnswer(world: World, { keepsRefreshToken = false, redeem }: Grant): Answer {
  const { accessToken, refreshToken, userId } = redeem();
  const { permissions = [], expirationTimeMs = 0 } = world.state.tokens.get(accessToken) ?? {};
  const secondsUntil = (timeMs: number) => Math.max(0, Math.floor((timeMs - world.clock.now()) / 1000));
  const body = {
    access_token: accessToken,
    token_type: "bearer",
    expires_in: secondsUntil(expirationTimeMs),
    ...(refreshToken &&
      !keepsRefreshToken && {
        refresh_token: refreshToken.text,
        refresh_token_expires_in: secondsUntil(refreshToken.expirationTimeMs),
      }),
    scope: permissions.join(" "),
    owner_id: userId,
  };
  return { status: 200, body, headers: NO_STORE };
}

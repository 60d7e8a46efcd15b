import type { World } from "../../state/world.js";
import { newRefreshToken, replaceAccessToken } from "../login-sessions.js";
import { OAuthRefusal } from "../oauth-refusal.js";
import { requireParameter } from "../read-form.js";
import type { AppRecord, LoginSessionRecord, SupersededToken } from "../records.js";
import type { FindGrant } from "./grant.js";

/** How long a used refresh token works on after the first call with the new access token. */
const GRACE_AFTER_FIRST_USE_MS = 10_000;
/** How long it works on while no call is made with the new access token. */
const GRACE_WITHOUT_USE_MS = 3_600_000;

/**
 * A refresh token. It is good for one use; for a while it then gives the same tokens again, for an app that never got
 * the first answer.
 */
export const findRefreshGrant: FindGrant = ({ world, app, form }) => {
  const text = requireParameter(form, "refresh_token");
  const session = [...world.state.loginSessions.values()].find(
    ({ clientId, refreshToken, superseded }) =>
      clientId === app.clientId && (refreshToken?.text === text || superseded?.text === text),
  );
  if (session === undefined) throw unusable("is unknown, was used, or was issued to another app");
  const { userId, refreshToken, superseded } = session;
  if (refreshToken?.text === text) {
    if (refreshToken.expirationTimeMs <= world.clock.now()) throw unusable("has expired");
    const keepsRefreshToken = world.oauth.refreshTokens === "keep";
    return { userId, keepsRefreshToken, redeem: () => refresh(world, session, app, text) };
  }
  if (superseded !== undefined && isInGrace(world, session, superseded)) return { userId, redeem: () => session };
  throw unusable("was used");
};

function unusable(reason: string): OAuthRefusal {
  return new OAuthRefusal("invalid_grant", `The refresh_token ${reason}`);
}

function refresh(world: World, session: LoginSessionRecord, app: AppRecord, text: string): LoginSessionRecord {
  replaceAccessToken(world, session, app);
  const { refreshTokens } = world.oauth;
  if (refreshTokens === "keep") return session;
  session.superseded = { text, useTimeMs: world.clock.now() };
  const next = refreshTokens === "rotate" ? newRefreshToken(world) : undefined;
  if (next === undefined) delete session.refreshToken;
  else session.refreshToken = next;
  return session;
}

/** The grace ends with the new access token at the latest: there is nothing to give again then. */
function isInGrace({ state, clock }: World, { accessToken }: LoginSessionRecord, superseded: SupersededToken): boolean {
  const { firstUseTimeMs, expirationTimeMs = 0 } = state.tokens.get(accessToken) ?? {};
  const graceEndMs =
    firstUseTimeMs === undefined
      ? superseded.useTimeMs + GRACE_WITHOUT_USE_MS
      : firstUseTimeMs + GRACE_AFTER_FIRST_USE_MS;
  return clock.now() < Math.min(graceEndMs, expirationTimeMs);
}

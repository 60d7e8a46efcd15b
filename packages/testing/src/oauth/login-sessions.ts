import { PASSWORD_CHARACTERS, randomText } from "../state/random.js";
import type { World } from "../state/world.js";
import type { AppRecord, LoginSessionRecord, RefreshTokenRecord } from "./records.js";

/**
 * Logs a user in with an app. Where the user has as many sessions with the app as can be, the oldest ends.
 */
export function startLoginSession(world: World, userId: string, app: AppRecord): LoginSessionRecord {
  endSurplusSessions(world, userId, app.clientId);
  const { loginSessions } = world.state;
  const id = newSecret(world, "session");
  const session: LoginSessionRecord = {
    id,
    userId,
    clientId: app.clientId,
    accessToken: issueAccessToken(world, userId, app),
  };
  const refreshToken = newRefreshToken(world);
  if (refreshToken !== undefined) session.refreshToken = refreshToken;
  loginSessions.set(id, session);
  return session;
}

/** Ends a session: neither its access token nor its refresh token works from now on. */
export function endLoginSession({ state }: World, { id, accessToken }: LoginSessionRecord): void {
  state.tokens.delete(accessToken);
  state.loginSessions.delete(id);
}

/** Puts a new access token in the place of the present one, which is dead at once. */
export function replaceAccessToken(world: World, session: LoginSessionRecord, app: AppRecord): void {
  world.state.tokens.delete(session.accessToken);
  session.accessToken = issueAccessToken(world, session.userId, app);
}

/** A refresh token that nobody has yet; undefined where the fake gives none out. */
export function newRefreshToken(world: World): RefreshTokenRecord | undefined {
  const { refreshTokenLifetimeSeconds } = world.oauth;
  if (refreshTokenLifetimeSeconds === 0) return undefined;
  const expirationTimeMs = world.clock.now() + refreshTokenLifetimeSeconds * 1000;
  return { text: newSecret(world, "refresh"), expirationTimeMs };
}

/** Text that can't be guessed, with a word that says what it is. */
export function newSecret({ state }: World, kind: string): string {
  return `fake-${kind}-${randomText(state, 32, PASSWORD_CHARACTERS)}`;
}

function issueAccessToken(world: World, userId: string, { clientId, permissions }: AppRecord): string {
  const text = newSecret(world, "access");
  const expirationTimeMs = world.clock.now() + world.oauth.accessTokenLifetimeSeconds * 1000;
  world.state.tokens.set(text, { userId, clientId, permissions, expirationTimeMs });
  return text;
}

/** Makes room for one more session. */
function endSurplusSessions(world: World, userId: string, clientId: string): void {
  const live = [...world.state.loginSessions.values()].filter(
    (session) => session.userId === userId && session.clientId === clientId && isLive(world, session),
  );
  const surplus = live.slice(0, Math.max(0, live.length + 1 - world.oauth.parallelSessions));
  for (const session of surplus) endLoginSession(world, session);
}

/** One of its tokens is good for something still. */
function isLive({ state, clock }: World, { accessToken, refreshToken }: LoginSessionRecord): boolean {
  const accessEndMs = state.tokens.get(accessToken)?.expirationTimeMs ?? 0;
  return Math.max(accessEndMs, refreshToken?.expirationTimeMs ?? 0) > clock.now();
}

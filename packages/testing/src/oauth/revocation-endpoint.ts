import type { Exchange } from "../engine/exchange.js";
import type { Answer } from "../engine/handler.js";
import { limitRate } from "../rate-limits/limit-rate.js";
import type { World } from "../state/world.js";
import { authenticateClient } from "./authenticate-client.js";
import { endLoginSession } from "./login-sessions.js";
import { OAuthRefusal } from "./oauth-refusal.js";
import { readForm, requireParameter } from "./read-form.js";
import { NO_STORE } from "./token-answer.js";

/** What a token belongs to, and how it ends. */
interface Revocable {
  readonly userId: string;
  readonly clientId: string;
  revoke(): void;
}

/**
 * `POST /restapi/oauth/revoke`: ends the whole session of an access or a refresh token. A token that nobody knows is
 * revoked already, which is a success (RFC 7009).
 */
export async function answerRevocation({ world, request, headers }: Exchange): Promise<Answer> {
  const form = await readForm(request);
  const { clientId } = authenticateClient(world, request, form);
  const token = form.get("token");
  const found = token === undefined ? undefined : findRevocable(world, token);
  limitRate(world, { userId: found?.userId ?? "", clientId }, "Auth", headers);
  requireParameter(form, "token");
  if (found !== undefined && found.clientId !== clientId) {
    throw new OAuthRefusal("invalid_grant", "The token was issued to another app");
  }
  found?.revoke();
  return { status: 200, headers: NO_STORE };
}

function findRevocable(world: World, text: string): Revocable | undefined {
  const { loginSessions, tokens } = world.state;
  const session = [...loginSessions.values()].find(
    ({ accessToken, refreshToken, superseded }) =>
      accessToken === text || refreshToken?.text === text || superseded?.text === text,
  );
  if (session !== undefined) return { ...session, revoke: () => endLoginSession(world, session) };
  const token = tokens.get(text);
  return token && { ...token, revoke: () => tokens.delete(text) };
}

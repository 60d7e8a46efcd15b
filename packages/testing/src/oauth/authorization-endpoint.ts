import type { Exchange } from "../engine/exchange.js";
import type { Answer } from "../engine/handler.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";
import { CODE_TEXT } from "./code-proof.js";
import { newSecret } from "./login-sessions.js";
import { OAuthRefusal } from "./oauth-refusal.js";
import { type OAuthForm, requireParameter, toForm } from "./read-form.js";
import type { AppRecord, CodeProof } from "./records.js";
import { NO_STORE } from "./token-answer.js";

/** How long a code can be exchanged. RFC 6749 allows ten minutes; no document says what the service allows. */
const CODE_LIFETIME_MS = 60_000;

/**
 * `GET /restapi/oauth/authorize`. There is no login page: whoever `user_id` names is logged in, or the user that the
 * fake was told, and the answer leads back to the app with a code. Neither of the two where the app or its redirect
 * isn't known: nobody is led anywhere then.
 */
export function answerAuthorization({ world, url }: Exchange): Answer {
  const form = toForm(url.searchParams);
  const app = findApp(world, form);
  const redirectUri = chooseRedirectUri(app, form);
  const state = form.get("state");
  try {
    return redirect(redirectUri, { code: issueCode(world, app, form), state });
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    return redirect(redirectUri, { error: error.error, error_description: error.message, state });
  }
}

function findApp({ state }: World, form: OAuthForm): AppRecord {
  const app = state.apps.get(requireParameter(form, "client_id"));
  if (app === undefined) throw new OAuthRefusal("invalid_request", "No app has this client_id");
  return app;
}

function chooseRedirectUri({ redirectUris }: AppRecord, form: OAuthForm): string {
  const given = form.get("redirect_uri");
  const [only, ...others] = redirectUris;
  if (given === undefined && only !== undefined && others.length === 0) return only;
  if (given !== undefined && redirectUris.includes(given)) return given;
  const known = redirectUris.length > 0 ? redirectUris.join(", ") : "none";
  throw new OAuthRefusal("invalid_request", `The redirect_uri isn't registered for this app; registered: ${known}`);
}

function issueCode(world: World, app: AppRecord, form: OAuthForm): string {
  const responseType = requireParameter(form, "response_type");
  if (responseType !== "code") {
    throw new OAuthRefusal("unsupported_response_type", `The response_type is "code", received "${responseType}"`);
  }
  const proof = readProof(world, app, form);
  const userId = form.get("user_id") ?? world.oauth.loginUserId;
  if (!world.state.users.has(userId)) throw new OAuthRefusal("access_denied", `There is no user "${userId}"`);
  const code = newSecret(world, "code");
  const redirectUri = form.get("redirect_uri");
  world.state.authorizationCodes.set(code, {
    clientId: app.clientId,
    userId,
    expirationTimeMs: world.clock.now() + CODE_LIFETIME_MS,
    ...withoutUndefined({ redirectUri, proof }),
  });
  return code;
}

function readProof({ rules }: World, { clientSecret }: AppRecord, form: OAuthForm): CodeProof | undefined {
  const challenge = form.get("code_challenge");
  if (challenge === undefined) {
    const isOptional = clientSecret !== undefined || !rules.codeChallengeOfPublicApps;
    if (isOptional && !form.has("code_challenge_method")) return undefined;
    throw new OAuthRefusal("invalid_request", "The parameter code_challenge is missing");
  }
  if (!CODE_TEXT.test(challenge)) {
    throw new OAuthRefusal("invalid_request", "A code_challenge has 43 to 128 letters, digits and any of - . _ ~");
  }
  const method = form.get("code_challenge_method") ?? "plain";
  if (method === "S256" || method === "plain") return { challenge, method };
  throw new OAuthRefusal("invalid_request", `The code_challenge_method is S256 or plain, received "${method}"`);
}

function redirect(redirectUri: string, parameters: Readonly<Record<string, string | undefined>>): Answer {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) location.searchParams.set(name, value);
  }
  return { status: 302, headers: { ...NO_STORE, Location: location.href } };
}

import type { World } from "../state/world.js";
import { OAuthRefusal } from "./oauth-refusal.js";
import type { OAuthForm } from "./read-form.js";
import type { AppRecord } from "./records.js";

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The app behind a request to the token or the revocation endpoint: a confidential one by HTTP Basic, a public one by
 * `client_id` in the body and no Authorization header.
 *
 * @throws {OAuthRefusal} `invalid_client` for an unknown app or a wrong secret, and for the other kind's way.
 */
export function authenticateClient({ state }: World, request: Request, form: OAuthForm): AppRecord {
  if (form.has("client_secret")) {
    throw new OAuthRefusal("invalid_client", "A client_secret goes into the Authorization header (HTTP Basic)");
  }
  const authorization = request.headers.get("Authorization");
  return authorization === null
    ? findPublicApp(state.apps, form.get("client_id"))
    : findConfidentialApp(state.apps, authorization, form.get("client_id"));
}

function findPublicApp(apps: ReadonlyMap<string, AppRecord>, clientId: string | undefined): AppRecord {
  if (clientId === undefined) {
    throw new OAuthRefusal("invalid_client", "There is neither an Authorization header (HTTP Basic) nor a client_id");
  }
  const app = apps.get(clientId);
  if (app === undefined) throw new OAuthRefusal("invalid_client", "No app has this client_id");
  if (app.clientSecret === undefined) return app;
  throw new OAuthRefusal("invalid_client", "A confidential app needs an Authorization header (HTTP Basic)");
}

function findConfidentialApp(
  apps: ReadonlyMap<string, AppRecord>,
  authorization: string,
  clientId: string | undefined,
): AppRecord {
  const credentials = readBasic(authorization);
  if (credentials === undefined) {
    throw new OAuthRefusal("invalid_client", "The Authorization header is not Basic with clientId:clientSecret");
  }
  const app = candidatesOf(credentials)
    .map((candidate) => ({ candidate, app: apps.get(candidate.clientId) }))
    .find(({ candidate, app }) => app !== undefined && app.clientSecret === candidate.clientSecret)?.app;
  if (app === undefined) {
    throw new OAuthRefusal(
      "invalid_client",
      "No confidential app has this client id and secret; a public app sends none",
    );
  }
  if (clientId === undefined || clientId === app.clientId) return app;
  throw new OAuthRefusal("invalid_request", "The client_id in the body is not the one of the Authorization header");
}

function readBasic(authorization: string): Credentials | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(authorization.trim()) ?? [];
  const text = encoded === undefined ? undefined : decodeBase64(encoded);
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon === -1) return undefined;
  return { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
}

/** RFC 6749 form-encodes id and secret before they are joined, most apps don't: both are taken. */
function candidatesOf({ clientId, clientSecret }: Credentials): Credentials[] {
  const decoded = { clientId: decodeFormText(clientId), clientSecret: decodeFormText(clientSecret) };
  return [{ clientId, clientSecret }, decoded];
}

function decodeFormText(text: string): string {
  return new URLSearchParams(`text=${text.replaceAll("&", "%26")}`).get("text") ?? text;
}

function decodeBase64(encoded: string): string | undefined {
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

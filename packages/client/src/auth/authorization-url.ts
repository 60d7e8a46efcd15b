import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from "oauth4webapi";

/** Where a user logs in, and what comes back from there. */
export interface AuthorizationUrlOptions {
  /** Where the login leads back to, exactly as the app registered it. */
  redirectUri: string;
  /** Comes back with the code, and says that the login was begun here. Default: a random one. */
  state?: string;
  /** More of the platform's parameters, such as `prompt`, `brand_id`, `ui_locales`. */
  parameters?: Record<string, string>;
}

/** A login that has begun. Keep `state` and `codeVerifier` where only the same user's browser or session has them. */
export interface AuthorizationUrl {
  /** Where to send the user. */
  readonly url: string;
  readonly state: string;
  /** A secret. */
  readonly codeVerifier: string;
}

/** Proof of the code by PKCE, always with S256: the platform takes `plain` for a method that is left out. */
export async function createAuthorizationUrl(
  baseUrl: string,
  clientId: string,
  { redirectUri, state = generateRandomState(), parameters }: AuthorizationUrlOptions,
): Promise<AuthorizationUrl> {
  const codeVerifier = generateRandomCodeVerifier();
  const query = new URLSearchParams({
    ...parameters,
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  return { url: `${baseUrl}/restapi/oauth/authorize?${query}`, state, codeVerifier };
}

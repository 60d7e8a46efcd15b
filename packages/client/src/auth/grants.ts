/** A right to tokens. */
export interface Grant {
  /** `grant_type` of the request. */
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What it is, for messages. */
  readonly label: string;
  /** What helps when the service no longer takes it. */
  readonly advice: string;
  /** Whether it may be sent again when nobody knows what became of the first request. */
  readonly repeats: boolean;
}

/** The platform takes a used refresh token again while nobody has used the tokens that it gave. */
export const refreshGrant = (refreshToken: string): Grant => ({
  type: "refresh_token",
  parameters: { refresh_token: refreshToken },
  label: "the refresh token",
  advice: LOGIN_ADVICE,
  repeats: true,
});

export const jwtGrant = (jwt: string): Grant => ({
  type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  parameters: { assertion: jwt },
  label: "the JWT",
  advice: "create a new one in the developer console, for this app and environment",
  repeats: true,
});

/** A code that is seen twice looks stolen: a server may end the login. */
export const codeGrant = (code: string, codeVerifier: string, redirectUri: string): Grant => ({
  type: "authorization_code",
  parameters: { code, code_verifier: codeVerifier, redirect_uri: redirectUri },
  label: "the authorization code",
  advice: "a code works once, with its own codeVerifier and redirectUri; begin again with createAuthorizationUrl()",
  repeats: false,
});

export const LOGIN_ADVICE = "log in again with createAuthorizationUrl() and exchangeCode(), or give a jwt";

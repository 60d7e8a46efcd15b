/** An app that is registered with the service. */
export interface AppRecord {
  readonly clientId: string;
  /** A public app has none. */
  readonly clientSecret?: string;
  /** What the tokens that the app gets are good for. */
  readonly permissions: readonly string[];
  /** Where a login may lead back to. */
  readonly redirectUris: readonly string[];
}

/** A JWT that logs a user in. */
export interface AssertionRecord {
  readonly userId: string;
  /** The only app that may use it; any app may where this is missing. */
  readonly clientId?: string;
  /** In milliseconds since 1970; without it the JWT never expires. */
  readonly expirationTimeMs?: number;
}

/** What a redirect after a login hands to the app. */
export interface AuthorizationCodeRecord {
  readonly clientId: string;
  readonly userId: string;
  readonly expirationTimeMs: number;
  /** As it was sent; undefined where the app's only one was meant. */
  readonly redirectUri?: string;
  /** What the code's verifier has to match. */
  readonly proof?: CodeProof;
}

/** The challenge of PKCE. */
export interface CodeProof {
  readonly challenge: string;
  readonly method: CodeProofMethod;
}

/** How a challenge is made of its verifier. */
export type CodeProofMethod = "S256" | "plain";

/** A login of a user with an app: its tokens come, change and end together. */
export interface LoginSessionRecord {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  /** Text of the present access token, which has its record among the tokens. */
  accessToken: string;
  /** The present refresh token; a session without one ends with its access token. */
  refreshToken?: RefreshTokenRecord;
  /** The refresh token that gave the present tokens: it goes on working for a while. */
  superseded?: SupersededToken;
}

export interface RefreshTokenRecord {
  readonly text: string;
  readonly expirationTimeMs: number;
}

export interface SupersededToken {
  readonly text: string;
  /** When it was used, in milliseconds since 1970. */
  readonly useTimeMs: number;
}

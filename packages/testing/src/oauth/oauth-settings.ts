import { checkNames } from "../check-names.js";
import { DEFAULT_USER } from "../state/create-state.js";

/** What a refresh does with the refresh token that was sent; documents leave all three open. */
export type RefreshTokenTreatment = "rotate" | "keep" | "end";

/** How logins and tokens behave; every member has a default. */
export interface OAuthOptions {
  /** Lifetime of an access token: `expires_in`, 3600 if left out. */
  readonly accessTokenLifetimeSeconds?: number;
  /** Lifetime of a refresh token: `refresh_token_expires_in`, 604800 (7 days) if left out. 0: none is given out. */
  readonly refreshTokenLifetimeSeconds?: number;
  /**
   * What a refresh answers: `rotate` (the default) gives a new refresh token; `keep` gives none, and the one that was
   * sent stays valid; `end` gives none, and the one that was sent is used up.
   */
  readonly refreshTokens?: RefreshTokenTreatment;
  /** Logins of one user with one app that can be there at a time: 5 if left out. One more ends the oldest. */
  readonly parallelSessions?: number;
  /** Who logs in at `/restapi/oauth/authorize` when the request has no `user_id`: the default user if left out. */
  readonly loginUserId?: string;
}

/** The options with their defaults. */
export type OAuthSettings = Required<OAuthOptions>;

const OPTIONS = [
  ...["accessTokenLifetimeSeconds", "refreshTokenLifetimeSeconds", "refreshTokens", "parallelSessions", "loginUserId"],
];
const TREATMENTS: readonly RefreshTokenTreatment[] = ["rotate", "keep", "end"];

/** @throws {RangeError} for a value that isn't possible. */
export function readOAuthSettings(options: OAuthOptions = {}): OAuthSettings {
  checkNames("createFakeWebinarApi: oauth", options, OPTIONS);
  const settings: OAuthSettings = {
    accessTokenLifetimeSeconds: 3600,
    refreshTokenLifetimeSeconds: 604_800,
    refreshTokens: "rotate",
    parallelSessions: 5,
    loginUserId: DEFAULT_USER.userId,
    ...options,
  };
  checkWholeNumber("accessTokenLifetimeSeconds", settings.accessTokenLifetimeSeconds, 1);
  checkWholeNumber("refreshTokenLifetimeSeconds", settings.refreshTokenLifetimeSeconds, 0);
  checkWholeNumber("parallelSessions", settings.parallelSessions, 1);
  if (!TREATMENTS.includes(settings.refreshTokens)) {
    const received = JSON.stringify(settings.refreshTokens);
    throw new RangeError(
      `createFakeWebinarApi: oauth.refreshTokens is one of ${TREATMENTS.join(", ")}, received ${received}`,
    );
  }
  return settings;
}

function checkWholeNumber(name: string, value: number, minimum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum) return;
  throw new RangeError(
    `createFakeWebinarApi: oauth.${name} is a whole number from ${minimum}, received ${JSON.stringify(value)}`,
  );
}

/** A user of the service. */
export interface ModelUser {
  readonly userId: string;
  readonly accountId: string;
  /** Has the permission WebinarSettings. */
  readonly isAdministrator: boolean;
}

/** What an account decides about its webinars. */
export interface ModelAccount {
  readonly recordingEnabled: boolean;
  /** `attendeeAuthentication` of every webinar, where the account has locked it. */
  readonly lockedAuthentication?: string;
  readonly passwordRequired: boolean;
}

const HOME = "37439510";
const AWAY = "37439599";

/** The first account decides nothing; the second one is strict. */
export const ACCOUNTS: Readonly<Record<string, ModelAccount>> = {
  [HOME]: { recordingEnabled: true, passwordRequired: false },
  [AWAY]: { recordingEnabled: false, passwordRequired: true, lockedAuthentication: "AuthenticatedUser" },
};

export const USERS = {
  admin: { userId: "400134001", accountId: HOME, isAdministrator: true },
  ana: { userId: "400134002", accountId: HOME, isAdministrator: false },
  ben: { userId: "400134003", accountId: HOME, isAdministrator: false },
  olga: { userId: "400134004", accountId: AWAY, isAdministrator: true },
} as const satisfies Record<string, ModelUser>;

/** The users of whom the model knows that they host something. */
export const HOSTS = ["admin", "ana", "olga"] as const;

type AppPermission = "ReadWebinars" | "EditWebinars";

/** Who sends a request, and with what token. */
export interface ModelCaller {
  readonly user: ModelUser;
  /** Why the token is none. */
  readonly tokenError?: "OAU-123" | "OAU-128";
  /** What the app may do. */
  readonly permissions: readonly AppPermission[];
}

const BOTH = ["ReadWebinars", "EditWebinars"] as const;

export const CALLERS = {
  admin: { user: USERS.admin, permissions: BOTH },
  ana: { user: USERS.ana, permissions: BOTH },
  ben: { user: USERS.ben, permissions: BOTH },
  olga: { user: USERS.olga, permissions: BOTH },
  "nobody, without a token": { user: USERS.admin, permissions: BOTH, tokenError: "OAU-123" },
  "somebody, with an unknown token": { user: USERS.admin, permissions: BOTH, tokenError: "OAU-123" },
  "admin, with an expired token": { user: USERS.admin, permissions: BOTH, tokenError: "OAU-128" },
  "admin, by an app that only reads": { user: USERS.admin, permissions: ["ReadWebinars"] },
  "admin, by an app that only edits": { user: USERS.admin, permissions: ["EditWebinars"] },
} as const satisfies Record<string, ModelCaller>;

export type CallerName = keyof typeof CALLERS;

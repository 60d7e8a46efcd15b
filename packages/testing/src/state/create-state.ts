import { APP_PERMISSIONS, DEFAULT_APP } from "../oauth/default-app.js";
import { writeJwt } from "../oauth/write-jwt.js";
import { randomBelow } from "./random.js";
import type { State } from "./state.js";

/** The user behind `fake.accessToken`: hosts what nobody else hosts, and administers the account. */
export const DEFAULT_USER = {
  userId: "400134001",
  accountId: "37439510",
  permissions: ["WebinarSettings"],
  entitled: true,
} as const;

/** A service with one user, one app, one token, one JWT and nothing else; equal seeds make equal states. */
export function createState(seed: number): State {
  const { userId } = DEFAULT_USER;
  const { clientId } = DEFAULT_APP;
  const state: State = {
    seed,
    random: seed,
    lastId: 0,
    lastSequence: 0,
    requestCount: 0,
    accounts: new Map(),
    users: new Map([[userId, DEFAULT_USER]]),
    apps: new Map([[clientId, DEFAULT_APP]]),
    assertions: new Map([[defaultJwtOf(seed), { userId }]]),
    authorizationCodes: new Map(),
    loginSessions: new Map(),
    tokens: new Map([[defaultTokenOf(seed), { userId, clientId, permissions: APP_PERMISSIONS }]]),
    rateLimitWindows: new Map(),
    webinars: new Map(),
    sessions: new Map(),
    recordings: new Map(),
    subscriptions: new Map(),
  };
  // Ids of ten digits, as the service's own.
  state.lastId = 1_000_000_000 + randomBelow(state, 1_000_000_000);
  return state;
}

/** The access token that is there from the start. It never expires. */
export function defaultTokenOf(seed: number): string {
  return `fake-access-token-${seed}`;
}

/** The JWT of the default user that is there from the start. It never expires, and any app can use it. */
export function defaultJwtOf(seed: number): string {
  return writeJwt({ userId: DEFAULT_USER.userId }, `fake-signature-${seed}`);
}

import { randomBelow } from "./random.js";
import type { State } from "./state.js";

/** The user behind `fake.accessToken`: hosts what nobody else hosts, and administers the account. */
export const DEFAULT_USER = {
  userId: "400134001",
  accountId: "37439510",
  permissions: ["WebinarSettings"],
  entitled: true,
} as const;

/** The permissions that the API's operations ask of an app. */
export const APP_PERMISSIONS = ["ReadWebinars", "EditWebinars"] as const;

/** A service with one user, one token and nothing else; equal seeds make equal states. */
export function createState(seed: number): State {
  const state: State = {
    seed,
    random: seed,
    lastId: 0,
    lastSequence: 0,
    requestCount: 0,
    users: new Map([[DEFAULT_USER.userId, DEFAULT_USER]]),
    tokens: new Map([[defaultTokenOf(seed), { userId: DEFAULT_USER.userId, permissions: APP_PERMISSIONS }]]),
    webinars: new Map(),
    sessions: new Map(),
  };
  // Ids of ten digits, as the service's own.
  state.lastId = 1_000_000_000 + randomBelow(state, 1_000_000_000);
  return state;
}

/** The access token that is there from the start. It never expires. */
export function defaultTokenOf(seed: number): string {
  return `fake-access-token-${seed}`;
}

import { checkNames } from "../check-names.js";
import { findSeeded } from "../seeding/checks.js";
import { DEFAULT_USER } from "../state/create-state.js";
import { PASSWORD_CHARACTERS, randomText } from "../state/random.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";
import { writeJwt } from "./write-jwt.js";

/** A JWT to issue; every member has a default. */
export interface IssueJwtOptions {
  /** Whom it logs in; the default user if left out. */
  readonly userId?: string;
  /** The only app that may use it; any app if left out. */
  readonly clientId?: string;
  /** Lifetime by the fake's clock; without end if left out. */
  readonly expiresInSeconds?: number;
}

export function issueJwt({ state, clock }: World, options: IssueJwtOptions = {}): string {
  checkNames("issueJwt", options, ["userId", "clientId", "expiresInSeconds"]);
  const { userId = DEFAULT_USER.userId, clientId, expiresInSeconds } = options;
  findSeeded("issueJwt", "user", state.users, userId);
  if (clientId !== undefined) findSeeded("issueJwt", "app", state.apps, clientId);
  if (expiresInSeconds !== undefined && !(Number.isFinite(expiresInSeconds) && expiresInSeconds >= 0)) {
    throw new RangeError(`issueJwt: expiresInSeconds is a number from 0, received ${JSON.stringify(expiresInSeconds)}`);
  }
  const expirationTimeMs = expiresInSeconds === undefined ? undefined : clock.now() + expiresInSeconds * 1000;
  const claims = { userId, clientId, expirationTimeMs };
  const jwt = writeJwt(claims, randomText(state, 43, PASSWORD_CHARACTERS));
  state.assertions.set(jwt, withoutUndefined(claims));
  return jwt;
}

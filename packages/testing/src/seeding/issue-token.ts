import { checkNames } from "../check-names.js";
import { DEFAULT_APP } from "../oauth/default-app.js";
import { DEFAULT_USER } from "../state/create-state.js";
import { PASSWORD_CHARACTERS, randomText } from "../state/random.js";
import type { World } from "../state/world.js";
import { findSeeded } from "./checks.js";

/** An access token to issue; every member has a default. */
export interface IssueTokenOptions {
  /** Who calls; the default user if left out. */
  readonly userId?: string;
  /** The app that gets the token; the default one if left out. */
  readonly clientId?: string;
  /** What the token is good for; the app's permissions if left out: `ReadWebinars` and `EditWebinars`. */
  readonly permissions?: readonly string[];
  /** Lifetime by the fake's clock, 3600 if left out; 0 gives a token that has expired already. */
  readonly expiresInSeconds?: number;
}

export function issueToken(world: World, options: IssueTokenOptions = {}): string {
  checkNames("issueToken", options, ["userId", "clientId", "permissions", "expiresInSeconds"]);
  const { userId = DEFAULT_USER.userId, clientId = DEFAULT_APP.clientId, expiresInSeconds = 3600 } = options;
  findSeeded("issueToken", "user", world.state.users, userId);
  const app = findSeeded("issueToken", "app", world.state.apps, clientId);
  const permissions = options.permissions ?? app.permissions;
  if (!Number.isFinite(expiresInSeconds) || expiresInSeconds < 0) {
    throw new RangeError(
      `issueToken: expiresInSeconds is a number from 0, received ${JSON.stringify(expiresInSeconds)}`,
    );
  }
  const token = `fake-${randomText(world.state, 32, PASSWORD_CHARACTERS)}`;
  const expirationTimeMs = world.clock.now() + expiresInSeconds * 1000;
  world.state.tokens.set(token, { userId, clientId, permissions: [...permissions], expirationTimeMs });
  return token;
}

import { APP_PERMISSIONS, DEFAULT_USER } from "../state/create-state.js";
import { PASSWORD_CHARACTERS, randomText } from "../state/random.js";
import type { World } from "../state/world.js";
import { findSeeded } from "./checks.js";

/** An access token to issue; every member has a default. */
export interface IssueTokenOptions {
  /** Who calls; the default user if left out. */
  readonly userId?: string;
  /** Permissions of the app that gets the token; `ReadWebinars` and `EditWebinars` if left out. */
  readonly permissions?: readonly string[];
  /** Lifetime by the fake's clock, 3600 if left out; 0 gives a token that has expired already. */
  readonly expiresInSeconds?: number;
}

export function issueToken(world: World, options: IssueTokenOptions = {}): string {
  const { userId = DEFAULT_USER.userId, permissions = APP_PERMISSIONS, expiresInSeconds = 3600 } = options;
  findSeeded("issueToken", "user", world.state.users, userId);
  if (!Number.isFinite(expiresInSeconds) || expiresInSeconds < 0) {
    throw new RangeError(
      `issueToken: expiresInSeconds is a number from 0, received ${JSON.stringify(expiresInSeconds)}`,
    );
  }
  const token = `fake-${randomText(world.state, 32, PASSWORD_CHARACTERS)}`;
  const expirationTimeMs = world.clock.now() + expiresInSeconds * 1000;
  world.state.tokens.set(token, { userId, permissions: [...permissions], expirationTimeMs });
  return token;
}

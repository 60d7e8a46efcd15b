import type { OperationDescription } from "@rcw/types";
import type { UserRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { appPermissionMissing, unauthorized } from "./refusal.js";

/**
 * The user behind a request's bearer token.
 *
 * @throws {Refusal} 401 `OAU-123` without a known token, 401 `OAU-128` for an expired one, 403 `CMN-401` when the
 * app that got the token lacks the operation's permission.
 */
export function authenticate(world: World, request: Request, operation: OperationDescription): UserRecord {
  const token = world.state.tokens.get(bearerTokenOf(request) ?? "");
  const user = token && world.state.users.get(token.userId);
  if (token === undefined || user === undefined) {
    throw unauthorized("OAU-123", "The access token is missing or not valid");
  }
  if (token.expirationTimeMs !== undefined && token.expirationTimeMs <= world.clock.now()) {
    throw unauthorized("OAU-128", "The access token has expired");
  }
  const { appPermission } = operation;
  if (appPermission !== undefined && !token.permissions.includes(appPermission)) {
    throw appPermissionMissing(appPermission);
  }
  return user;
}

function bearerTokenOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization")?.trim() ?? "")?.[1];
}

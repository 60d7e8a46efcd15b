import type { OperationDescription } from "@rcw/types";
import type { TokenRecord, UserRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { appPermissionMissing, unauthorized } from "./refusal.js";

/** Who makes a request, and with what. */
export interface Authenticated {
  readonly token: TokenRecord;
  readonly caller: UserRecord;
}

/**
 * The user and the token behind a request's Authorization header.
 *
 * @throws {Refusal} 401 `OAU-123` without a known token, 401 `OAU-128` for an expired one.
 */
export function authenticate(world: World, request: Request): Authenticated {
  const token = world.state.tokens.get(bearerTokenOf(request) ?? "");
  const caller = token && world.state.users.get(token.userId);
  if (token === undefined || caller === undefined) {
    throw unauthorized("OAU-123", "The access token is missing or not valid");
  }
  const nowMs = world.clock.now();
  if (token.expirationTimeMs !== undefined && token.expirationTimeMs <= nowMs) {
    throw unauthorized("OAU-128", "The access token has expired");
  }
  token.firstUseTimeMs ??= nowMs;
  return { token, caller };
}

/** @throws {Refusal} 403 `CMN-401` when the app that got the token lacks the operation's permission. */
export function checkAppPermission({ permissions }: TokenRecord, { appPermission }: OperationDescription): void {
  if (appPermission !== undefined && !permissions.includes(appPermission)) throw appPermissionMissing(appPermission);
}

function bearerTokenOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization")?.trim() ?? "")?.[1];
}

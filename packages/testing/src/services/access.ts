import type { Call } from "../engine/handler.js";
import { notFound, userPermissionMissing } from "../engine/refusal.js";
import type { SessionRecord, UserRecord, WebinarRecord } from "../state/state.js";
import type { World } from "../state/world.js";

/** The user permission that makes an administrator of the account's webinars. */
export const ADMINISTRATOR_PERMISSION = "WebinarSettings";

type WebinarCall = Pick<Call, "world" | "caller"> & { readonly path: { readonly webinarId: string } };
type SessionCall = Pick<Call, "world" | "caller"> & {
  readonly path: { readonly webinarId: string; readonly sessionId: string };
};

/**
 * The webinar of a call by someone with a right to it: its host, or an administrator of the host's account.
 *
 * @throws {Refusal} 404 when it is unknown or of another account, 403 `CMN-408` for anyone else of the account.
 */
export function openWebinar({ world, caller, path }: WebinarCall): WebinarRecord {
  const webinar = visibleWebinar(world, caller, path.webinarId);
  if (!isManager(world, caller, webinar)) throw userPermissionMissing(ADMINISTRATOR_PERMISSION);
  return webinar;
}

/** The session of a call by someone with a right to its webinar; see `openWebinar`. */
export function openSession(call: SessionCall): { webinar: WebinarRecord; session: SessionRecord } {
  const found = visibleSession(call);
  if (!isManager(call.world, call.caller, found.webinar)) throw userPermissionMissing(ADMINISTRATOR_PERMISSION);
  return found;
}

/** The session of a call by someone of the host's account, with or without a right to it. */
export function visibleSession(call: SessionCall): { webinar: WebinarRecord; session: SessionRecord } {
  const { world, caller, path } = call;
  const named = visibleWebinar(world, caller, path.webinarId);
  const session = world.state.sessions.get(path.sessionId);
  if (session === undefined) throw notFound("sessionId");
  if (session.webinarId === named.id) return { webinar: named, session };
  if (world.rules.sessionOfAnotherWebinar) throw notFound("sessionId");
  return { webinar: visibleWebinar(world, caller, session.webinarId), session };
}

function visibleWebinar(world: World, caller: UserRecord, webinarId: string): WebinarRecord {
  const webinar = world.state.webinars.get(webinarId);
  if (webinar === undefined || hostOf(world, webinar).accountId !== caller.accountId) throw notFound("webinarId");
  return webinar;
}

function isManager(world: World, caller: UserRecord, webinar: WebinarRecord): boolean {
  return hostOf(world, webinar).userId === caller.userId || caller.permissions.includes(ADMINISTRATOR_PERMISSION);
}

/** The host of a webinar; users are never deleted. */
export function hostOf(world: World, webinar: WebinarRecord): UserRecord {
  return world.state.users.get(webinar.hostUserId) as UserRecord;
}

export function sessionsOf(world: World, webinarId: string): SessionRecord[] {
  return [...world.state.sessions.values()].filter((session) => session.webinarId === webinarId);
}

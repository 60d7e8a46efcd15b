import { showListedSession } from "../services/sessions/show-session.js";
import type { SessionRecord } from "../state/state.js";
import { webinarOfSession } from "../state/webinar-of-session.js";
import type { World } from "../state/world.js";
import { emitEvent } from "./emit-event.js";
import type { SessionChange } from "./notification.js";

/** A session was created, changed or deleted. */
export function notifySession(world: World, changeType: SessionChange["changeType"], session: SessionRecord): void {
  emitEvent(world, webinarOfSession(world.state, session), "sessions", () => ({
    changeType,
    session: showListedSession(world, session),
  }));
}

/** A session has started, gone on or ended. */
export function notifyRuntimeState(world: World, session: SessionRecord): void {
  const { id: sessionId, webinarId, status, course } = session;
  const { runtimeStatus } = course;
  emitEvent(world, webinarOfSession(world.state, session), "runtimeState", () => ({
    webinarId,
    sessionId,
    status,
    ...(status === "Active" && { runtimeStatus }),
  }));
}

import { sessionsOf } from "../services/access.js";
import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { findSeeded } from "./checks.js";

/** Which session something is added to. */
export interface SessionChoice {
  /** The session; if left out, the only session of `webinarId`. */
  readonly sessionId?: string;
  readonly webinarId?: string;
}

/** @throws {RangeError} when there is no such session, or when the choice leaves several; {TypeError} without a choice. */
export function findSession(helper: string, world: World, { sessionId, webinarId }: SessionChoice): SessionRecord {
  const { state } = world;
  if (sessionId !== undefined) {
    const session = findSeeded(helper, "session", state.sessions, sessionId);
    if (webinarId === undefined || session.webinarId === webinarId) return session;
    throw new RangeError(`${helper}: the session "${sessionId}" belongs to "${session.webinarId}", not "${webinarId}"`);
  }
  if (webinarId === undefined) throw new TypeError(`${helper}: give a sessionId, or the webinarId of its webinar`);
  findSeeded(helper, "webinar", state.webinars, webinarId);
  const [session, ...others] = sessionsOf(world, webinarId);
  if (session === undefined)
    throw new RangeError(`${helper}: the webinar "${webinarId}" has no session; add one first`);
  if (others.length === 0) return session;
  throw new RangeError(`${helper}: the webinar "${webinarId}" has several sessions; give the sessionId of one`);
}

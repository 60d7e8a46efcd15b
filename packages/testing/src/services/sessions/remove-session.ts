import { deleteRecordingsOf } from "../../life/record-session.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { notifySession } from "../../webhooks/notify-session.js";

/** Takes a session out of the state with everything that belongs to it, and tells the subscribers. */
export function removeSession(world: World, session: SessionRecord): void {
  notifySession(world, "Deleted", session);
  deleteRecordingsOf(world.state, session.id);
  world.state.sessions.delete(session.id);
}

import type { Handler } from "../../engine/handler.js";
import { openWebinar, sessionsOf } from "../access.js";
import { refuseUnlessScheduled } from "../sessions/refuse-unless-scheduled.js";
import { removeSession } from "../sessions/remove-session.js";

export const deleteWebinar: Handler<"rcwConfigDeleteWebinar"> = (call) => {
  const { state } = call.world;
  const webinar = openWebinar(call);
  const sessions = sessionsOf(call.world, webinar.id);
  for (const session of sessions) refuseUnlessScheduled(session, "the webinar can't be deleted");
  for (const session of sessions) removeSession(call.world, session);
  state.webinars.delete(webinar.id);
  return { status: 204 };
};

import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { refuseUnlessScheduled } from "./refuse-unless-scheduled.js";

export const deleteSession: Handler<"rcwConfigDeleteSession"> = (call) => {
  const { session } = openSession(call);
  refuseUnlessScheduled(session, "it can't be deleted");
  call.world.state.sessions.delete(session.id);
  return { status: 204 };
};

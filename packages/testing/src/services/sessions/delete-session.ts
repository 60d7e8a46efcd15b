import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { refuseUnlessScheduled } from "./refuse-unless-scheduled.js";
import { removeSession } from "./remove-session.js";

export const deleteSession: Handler<"rcwConfigDeleteSession"> = (call) => {
  const { session } = openSession(call);
  refuseUnlessScheduled(session, "it can't be deleted");
  removeSession(call.world, session);
  return { status: 204 };
};

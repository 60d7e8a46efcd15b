import type { Handler } from "../../engine/handler.js";
import { openSession, visibleSession } from "../access.js";
import { roleOf, showSession } from "./show-session.js";

/** Whoever is invited as a linked user has a right to see the session, beside those who may change it. */
export const getSession: Handler<"rcwConfigGetSession"> = (call) => {
  const visible = visibleSession(call);
  const isInvited = roleOf(call.caller, visible.session) !== undefined;
  const { webinar, session } = isInvited ? visible : openSession(call);
  return { status: 200, body: showSession(call.caller, webinar, session) };
};

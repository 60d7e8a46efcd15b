import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { findInvitee } from "./find-invitee.js";
import { showInvitee } from "./show-invitee.js";

export const getInvitee: Handler<"rcwConfigGetInvitee"> = (call) => {
  const { session } = openSession(call);
  return { status: 200, body: showInvitee(findInvitee(session, call.path.inviteeId)) };
};

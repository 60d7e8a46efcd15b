import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { changeInvitee } from "./change-invitee.js";
import { findInvitee } from "./find-invitee.js";
import { showInvitee } from "./show-invitee.js";

export const updateInvitee: Handler<"rcwConfigUpdateInvitee"> = (call) => {
  const { session } = openSession(call);
  const invitee = findInvitee(session, call.path.inviteeId);
  changeInvitee({ world: call.world, session }, invitee, call.body, "");
  return { status: 200, body: showInvitee(invitee) };
};

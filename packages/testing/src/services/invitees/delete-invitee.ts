import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { findInvitee } from "./find-invitee.js";
import { removeInvitee } from "./remove-invitee.js";

export const deleteInvitee: Handler<"rcwConfigDeleteInvitee"> = (call) => {
  const { session } = openSession(call);
  removeInvitee({ world: call.world, session }, findInvitee(session, call.path.inviteeId));
  return { status: 204 };
};

import type { Handler } from "../../engine/handler.js";
import { openSession } from "../access.js";
import { pageOf } from "../paging.js";
import { showInvitee } from "./show-invitee.js";

/** In the order in which they were added: the host, whose record is made with the session, is the first. */
export const listInvitees: Handler<"rcwConfigListInvitees"> = (call) => {
  const { session } = openSession(call);
  const listName = `invitees of ${session.id}`;
  const { records, paging } = pageOf(call.world, listName, session.invitees, ({ sequence }) => [sequence], call.query);
  return { status: 200, body: { records: records.map(showInvitee), paging } };
};

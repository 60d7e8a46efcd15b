import type { Handler } from "../../engine/handler.js";
import type { InviteeRecord } from "../../state/state.js";
import { openSession } from "../access.js";
import { pageOfSorted } from "../paging.js";
import { showInvitee } from "./show-invitee.js";

/** In the order in which they were added: the host, whose record is made with the session, is the first. */
export const listInvitees: Handler<"rcwConfigListInvitees"> = (call) => {
  const { session } = openSession(call);
  const listName = `invitees of ${session.id}`;
  const keyOf = ({ sequence }: InviteeRecord) => [sequence];
  const { records, paging } = pageOfSorted(call.world, listName, session.invitees, keyOf, call.query);
  return { status: 200, body: { records: records.map(showInvitee), paging } };
};

import type { RcwRoleEnum } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { pageOf, pageOfSorted } from "../paging.js";
import { openForHost } from "./access.js";
import { joinedParticipants } from "./joined-participants.js";
import { presentRole, presentRolesOf, showParticipant, showPastInvitee } from "./show-person.js";

interface RoleQuery {
  readonly role?: readonly RcwRoleEnum[];
  readonly originalRole?: readonly RcwRoleEnum[];
}

/** In the order in which they were added, those who didn't come included. */
export const listPastInvitees: Handler<"rcwHistoryListInvitees"> = (call) => {
  const { world, query } = call;
  const { session } = openForHost(call);
  const kept = session.invitees.filter(({ role, originalRole }) => hasRole(query, role, originalRole));
  const { records, paging } = pageOfSorted(
    world,
    `past invitees of ${session.id}`,
    kept,
    ({ sequence }) => [sequence],
    query,
  );
  const joined = new Set(joinedParticipants(world, session).map(({ inviteeId }) => inviteeId));
  return { status: 200, body: { records: records.map((one) => showPastInvitee(one, joined.has(one.id))), paging } };
};

/** In the order in which they joined. */
export const listParticipants: Handler<"rcwHistoryListParticipants"> = (call) => {
  const { world, query } = call;
  const { session } = openForHost(call);
  const roles = presentRolesOf(session);
  const kept = joinedParticipants(world, session).filter((participant) =>
    hasRole(query, presentRole(roles, participant), participant.originalRole),
  );
  const listName = `participants of ${session.id}`;
  const { records, paging } = pageOf(world, listName, kept, (one) => [one.joinTimeMs, one.sequence], query);
  return { status: 200, body: { records: records.map((one) => showParticipant(world, roles, one)), paging } };
};

function hasRole(query: RoleQuery, role: RcwRoleEnum, originalRole: RcwRoleEnum): boolean {
  return (query.role?.includes(role) ?? true) && (query.originalRole?.includes(originalRole) ?? true);
}

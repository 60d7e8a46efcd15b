import type { WcsSessionGlobalListResource, WcsSessionStatusModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { userPermissionMissing } from "../../engine/refusal.js";
import type { SessionRecord, UserRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { ADMINISTRATOR_PERMISSION, hostOf } from "../access.js";
import { type PageQuery, pageOf } from "../paging.js";
import { endTimeMsOf } from "./session-times.js";
import { showListedSession } from "./show-session.js";

export const listSessions: Handler<"rcwConfigListAllSessions"> = ({ world, caller, query }) => {
  const fragment = query.nameFragment?.toLowerCase() ?? "";
  const sessions = [...world.state.sessions.values()].filter((session) => {
    const shownTitle = showListedSession(world, session).title ?? "";
    return hostOfSession(world, session).userId === caller.userId && shownTitle.toLowerCase().includes(fragment);
  });
  return { status: 200, body: pageOfSessions(world, "sessions", sessions, query) };
};

export const listCompanySessions: Handler<"rcwConfigListAllCompanySessions"> = ({ world, caller, query }) => {
  if (!caller.permissions.includes(ADMINISTRATOR_PERMISSION)) throw userPermissionMissing(ADMINISTRATOR_PERMISSION);
  const sessions = [...world.state.sessions.values()].filter((session) => {
    const host = hostOfSession(world, session);
    return host.accountId === caller.accountId && (query.hostUserId?.includes(host.userId) ?? true);
  });
  return { status: 200, body: pageOfSessions(world, "company-sessions", sessions, query) };
};

interface SessionQuery extends PageQuery {
  readonly endTimeFrom: string;
  readonly status?: readonly WcsSessionStatusModel[];
}

/** Ascending by scheduled start, which every stored session has. */
function pageOfSessions(
  world: World,
  listName: string,
  sessions: readonly SessionRecord[],
  query: SessionQuery,
): WcsSessionGlobalListResource {
  const fromMs = Date.parse(query.endTimeFrom);
  const kept = sessions.filter(
    (session) => endTimeMsOf(session) >= fromMs && (query.status?.includes(session.status) ?? true),
  );
  const { records, paging } = pageOf(
    world,
    listName,
    kept,
    ({ scheduledStartTime, sequence }) => [Date.parse(scheduledStartTime), sequence],
    query,
  );
  return { records: records.map((session) => showListedSession(world, session)), paging };
}

function hostOfSession(world: World, session: SessionRecord): UserRecord {
  return hostOf(world, webinarOfSession(world.state, session));
}

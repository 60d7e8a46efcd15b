import type { RcwSessionStatusModel, SessionGlobalListResource } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import type { SessionRecord, UserRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { hostOf } from "../access.js";
import { checkAdministrator } from "../check-administrator.js";
import { type PageQuery, pageOf } from "../paging.js";
import { endTimeMsOf } from "../sessions/session-times.js";
import { showListedSession } from "../sessions/show-session.js";
import { showListedPastSession } from "./show-session.js";

export const listPastSessions: Handler<"rcwHistoryListAllSessions"> = ({ world, caller, query }) => {
  const fragment = query.nameFragment?.toLowerCase() ?? "";
  const sessions = [...world.state.sessions.values()].filter(
    (session) =>
      hostOfSession(world, session).userId === caller.userId &&
      (showListedSession(world, session).title ?? "").toLowerCase().includes(fragment),
  );
  return { status: 200, body: pageOfSessions(world, "past sessions", sessions, query) };
};

export const listPastCompanySessions: Handler<"rcwHistoryListAllCompanySessions"> = ({ world, caller, query }) => {
  checkAdministrator(caller);
  const sessions = [...world.state.sessions.values()].filter((session) => {
    const host = hostOfSession(world, session);
    return host.accountId === caller.accountId && (query.hostUserId?.includes(host.userId) ?? true);
  });
  return { status: 200, body: pageOfSessions(world, "past company-sessions", sessions, query) };
};

interface SessionQuery extends PageQuery {
  readonly endTimeFrom: string;
  readonly endTimeTo: string;
  readonly status?: readonly RcwSessionStatusModel[];
}

/** The latest end first; of two that end together the one that was made last. */
function pageOfSessions(
  world: World,
  listName: string,
  sessions: readonly SessionRecord[],
  query: SessionQuery,
): SessionGlobalListResource {
  const fromMs = Date.parse(query.endTimeFrom);
  const toMs = Date.parse(query.endTimeTo);
  const kept = sessions.filter((session) => {
    const endTimeMs = endTimeMsOf(session);
    return endTimeMs >= fromMs && endTimeMs <= toMs && (query.status?.includes(session.status) ?? true);
  });
  const orderOf = (session: SessionRecord) => [-endTimeMsOf(session), -session.sequence];
  const { records, paging } = pageOf(world, listName, kept, orderOf, query);
  return { records: records.map((session) => showListedPastSession(world, session)), paging };
}

function hostOfSession(world: World, session: SessionRecord): UserRecord {
  return hostOf(world, webinarOfSession(world.state, session));
}

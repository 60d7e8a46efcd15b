import type { WcsSessionGlobalListResource, WcsSessionStatusModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { userPermissionMissing } from "../../engine/refusal.js";
import type { SessionRecord, UserRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { ADMINISTRATOR_PERMISSION, hostOf } from "../access.js";
import { type PageQuery, pageOf } from "../paging.js";
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

function hostOfSession(world: World, { webinarId }: SessionRecord): UserRecord {
  const webinar = world.state.webinars.get(webinarId);
  if (webinar === undefined) throw new Error(`The session's webinar "${webinarId}" is not in the state`);
  return hostOf(world, webinar);
}

/** When the session ended, or is planned to end. */
function endTimeMsOf({ endTime, scheduledStartTime, scheduledDuration }: SessionRecord): number {
  return endTime === undefined ? Date.parse(scheduledStartTime) + scheduledDuration * 1000 : Date.parse(endTime);
}

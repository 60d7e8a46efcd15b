import { isDateTime } from "./forms.js";
import { showInvitee } from "./invitees.js";
import { formRefusals, learnId, openSession } from "./lookups.js";
import type { ModelRequest, QueryValue } from "./operations.js";
import { type Outcome, REFUSALS, refused, unless } from "./outcome.js";
import { pageOf, pagingRefusals } from "./paging.js";
import type { ModelUser } from "./people.js";
import { showSession } from "./sessions.js";
import { showWebinar } from "./webinars.js";
import {
  endTimeMsOf,
  type Key,
  type ModelSession,
  type ModelWebinar,
  type ModelWorld,
  sessionsOf,
  startTimeMsOf,
} from "./world.js";

const MAX_HOSTS = 10;

/** The caller's own, from a time of creation on; by the start of their session, else by creation. */
export function listWebinars(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { creationTimeFrom } = request.query ?? {};
  const hasTime = isDateTime(creationTimeFrom);
  return unless([!hasTime && REFUSALS.badParameter, ...pagingRefusals(world, request)], (answer) => {
    const fromMs = Date.parse(String(creationTimeFrom));
    const webinars = [...world.webinars.values()].filter(
      ({ host, creationTimeMs }) => host === user && creationTimeMs >= fromMs,
    );
    const page = pageOf(world, request, webinars, (webinar) => keyOfWebinar(world, webinar));
    page.learnTokens(answer);
    return { status: 200, body: { records: page.records.map(showWebinar), paging: page.paging } };
  });
}

function keyOfWebinar(world: ModelWorld, webinar: ModelWebinar): Key {
  const [session] = sessionsOf(world, webinar);
  return [session === undefined ? webinar.creationTimeMs : startTimeMsOf(session), webinar.number];
}

/** Of the webinars that the caller hosts; `nameFragment` is a part of the title that is shown. */
export function listSessions(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const fragment = String(request.query?.nameFragment ?? "");
  return listSome(world, request, [], (session) => {
    return session.webinar.host === user && showSession(session).title.includes(fragment);
  });
}

/** Of the whole account, for administrators. */
export function listCompanySessions(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const hosts = listOf(request.query?.hostUserId);
  const refusals = [
    !user.isAdministrator && REFUSALS.forbidden,
    hosts !== undefined && hosts.length > MAX_HOSTS && REFUSALS.badParameter,
  ];
  return listSome(world, request, refusals, ({ webinar: { host } }) => {
    return host.accountId === user.accountId && (hosts?.includes(host.userId) ?? true);
  });
}

/** By their start; from a time of their end on. */
function listSome(
  world: ModelWorld,
  request: ModelRequest,
  refusals: Parameters<typeof unless>[0],
  isListed: (session: ModelSession) => boolean,
): Outcome {
  const { endTimeFrom } = request.query ?? {};
  const statuses = listOf(request.query?.status);
  const isPossible = isDateTime(endTimeFrom) && (statuses ?? []).every((status) => STATUSES.includes(status));
  const all = [...refusals, !isPossible && REFUSALS.badParameter, ...pagingRefusals(world, request)];
  return unless(all, (answer) => {
    const fromMs = Date.parse(String(endTimeFrom));
    const sessions = [...world.sessions.values()].filter(
      (session) => isListed(session) && endTimeMsOf(session) >= fromMs && (statuses?.includes(session.status) ?? true),
    );
    const page = pageOf(world, request, sessions, (session) => [startTimeMsOf(session), session.number]);
    page.learnTokens(answer);
    return { status: 200, body: { records: page.records.map(showListed), paging: page.paging } };
  });
}

const STATUSES = ["Scheduled", "Active", "Finished"];

function showListed(session: ModelSession) {
  const { id, title, description } = session.webinar;
  return { ...showSession(session), webinar: { id, title, description } };
}

/** In the order in which they were added, the host first. */
export function listInvitees(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const form = [...formRefusals(request), ...pagingRefusals(world, request)];
  if (session === undefined || form.length > 0) return refused(...form, refusal);
  return unless([], (answer) => {
    const page = pageOf(world, request, session.invitees, ({ number }) => [0, number]);
    page.learnTokens(answer);
    const { records = [] } = answer as { records?: readonly unknown[] };
    const known = world.knownSessions.find(({ id }) => id === session.id)?.inviteeIds ?? [];
    for (const [index, invitee] of page.records.entries()) {
      if (invitee.id !== "") continue;
      invitee.id = learnId(records[index], known);
      known.unshift(invitee.id);
    }
    return { status: 200, body: { records: page.records.map(showInvitee), paging: page.paging } };
  });
}

function listOf(value: QueryValue): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

import { isText, isTime } from "./first-difference.js";
import { NEW_SESSION, SESSION_CHANGE } from "./forms.js";
import { hostRecordOf } from "./invitees.js";
import { formRefusals, learnId, openSession, openWebinar } from "./lookups.js";
import type { ModelRequest } from "./operations.js";
import { type Outcome, REFUSALS, refused, unless } from "./outcome.js";
import type { ModelUser } from "./people.js";
import { awaitStart, setStatus } from "./session-life.js";
import { type Given, type ModelSession, type ModelWorld, nextNumber, sessionsOf } from "./world.js";

/** What the rules look at in the body of a session. */
interface SessionBody extends Given {
  readonly title?: string;
  readonly description?: string;
  readonly status?: ModelSession["status"];
}

const SCHEDULE = ["scheduledStartTime", "scheduledDuration", "timeZone", "panelJoinTimeOffset", "localeCode"] as const;

/** What every view of a session has; blank texts are the webinar's. */
export function showSession({ webinar, ...session }: ModelSession) {
  return {
    id: session.id,
    creationTime: isTime(session.creationTimeMs),
    panelJoinTimeOffset: 0,
    ...session.schedule,
    title: session.title === "" ? webinar.title : session.title,
    description: session.description === "" ? webinar.description : session.description,
    status: session.status,
  };
}

/** Passwords are for the Host, CoHosts and Panelists. */
function showSessionTo(user: ModelUser, session: ModelSession) {
  const password = isInvited(user, session) ? isText : undefined;
  return { ...showSession(session), videoBridgePassword: password, videoBridgePstnPassword: password };
}

function isInvited({ userId, accountId }: ModelUser, { invitees, webinar }: ModelSession): boolean {
  return webinar.host.accountId === accountId && invitees.some(({ linkedUserId }) => linkedUserId === userId);
}

export function createSession(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: webinar, refusal } = openWebinar(world, user, request);
  const form = formRefusals(request, NEW_SESSION);
  if (webinar === undefined) return refused(...form, refusal);
  const second = sessionsOf(world, webinar).length > 0 ? REFUSALS.forbidden : undefined;
  if (form.length > 0) return refused(...form, second);
  const { title = "", description = "", status = "Scheduled", ...body } = request.body as SessionBody;
  return unless([second, status !== "Scheduled" && REFUSALS.forbidden], (answer) => {
    const session: ModelSession = {
      id: learnId(
        answer,
        world.knownSessions.map(({ id }) => id),
      ),
      webinar,
      number: nextNumber(world),
      creationTimeMs: world.nowMs,
      schedule: scheduleOf(body) as ModelSession["schedule"],
      title,
      description,
      status,
      nextTurnMs: undefined,
      endTimeMs: undefined,
      invitees: [],
    };
    session.invitees.push(hostRecordOf(world, session));
    awaitStart(world, session);
    world.sessions.set(session.id, session);
    world.knownSessions.push({ id: session.id, webinarId: webinar.id, inviteeIds: [] });
    return { status: 201, body: showSessionTo(user, session) };
  });
}

/** Whoever of the account is invited as a linked user may see the session, too. */
export function getSession(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const invited = [...world.sessions.values()].find(
    (candidate) =>
      candidate.id === request.sessionId && candidate.webinar.id === request.webinarId && isInvited(user, candidate),
  );
  const form = formRefusals(request);
  const shown = session ?? invited;
  if (form.length > 0 || shown === undefined) return refused(...form, refusal);
  return unless([], () => ({ status: 200, body: showSessionTo(user, shown) }));
}

export function updateSession(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const form = formRefusals(request, SESSION_CHANGE);
  if (session === undefined) return refused(...form, refusal);
  const over = session.status === "Scheduled" ? undefined : REFUSALS.forbidden;
  if (form.length > 0) return refused(...form, over);
  const { title = session.title, description = session.description, ...body } = request.body as SessionBody;
  const { status = session.status } = body;
  return unless([over, status === "Finished" && REFUSALS.forbidden], () => {
    Object.assign(session, { title, description, schedule: { ...session.schedule, ...scheduleOf(body) } });
    if (body.scheduledStartTime !== undefined) awaitStart(world, session);
    setStatus(world, session, status);
    return { status: 200, body: showSessionTo(user, session) };
  });
}

export function deleteSession(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const form = formRefusals(request);
  if (form.length > 0 || session === undefined) return refused(...form, refusal);
  return unless([session.status !== "Scheduled" && REFUSALS.forbidden], () => {
    world.sessions.delete(session.id);
    return { status: 204 };
  });
}

function scheduleOf(body: Given): Given {
  return Object.fromEntries(SCHEDULE.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}

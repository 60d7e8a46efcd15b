import type { PartialWcsSessionWithLocaleCodeModel, WcsSessionStatusModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { awaitStart, changeStatus } from "../../life/change-status.js";
import type { SessionRecord } from "../../state/state.js";
import { presentTime, type World } from "../../state/world.js";
import { notifySession } from "../../webhooks/notify-session.js";
import { withoutUndefined } from "../../without-undefined.js";
import { openSession } from "../access.js";
import { checkSchedule } from "./check-schedule.js";
import { refuseUnlessScheduled } from "./refuse-unless-scheduled.js";
import { showSession } from "./show-session.js";

export const updateSession: Handler<"rcwConfigUpdateSession"> = (call) => {
  const { world, caller, body } = call;
  const { webinar, session } = openSession(call);
  refuseUnlessScheduled(session, "it can't be changed");
  checkSchedule(body);
  const status = body.status ?? session.status;
  if (!canBecome(status)) throw forbidden(`A session that is ${session.status} can't become ${status}`);
  change(world, session, body);
  changeStatus(world, session, status);
  notifySession(world, "Updated", session);
  return { status: 200, body: showSession(caller, webinar, session) };
};

/** A scheduled session stays so or starts; it can't end without having run. */
function canBecome(status: WcsSessionStatusModel): boolean {
  return status !== "Finished";
}

function change(world: World, session: SessionRecord, body: PartialWcsSessionWithLocaleCodeModel): void {
  const { scheduledStartTime, scheduledDuration, timeZone, panelJoinTimeOffset, localeCode, title, description } = body;
  const schedule = withoutUndefined({ scheduledStartTime, scheduledDuration, timeZone });
  if (isChanged(session, schedule)) session.registration.icalendarSequence += 1;
  Object.assign(session, schedule, withoutUndefined({ panelJoinTimeOffset, localeCode, title, description }), {
    lastModifiedTime: presentTime(world),
  });
  if (scheduledStartTime !== undefined) awaitStart(world, session);
}

function isChanged(session: SessionRecord, schedule: Partial<SessionRecord>): boolean {
  return Object.entries(schedule).some(([name, value]) => session[name as keyof SessionRecord] !== value);
}

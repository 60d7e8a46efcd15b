import type { WcsSessionStatusModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { presentTime } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { openSession } from "../access.js";
import { checkSchedule } from "./check-schedule.js";
import { refuseUnlessScheduled } from "./refuse-unless-scheduled.js";
import { showSession } from "./show-session.js";
import { changeStatus } from "./store-session.js";

export const updateSession: Handler<"rcwConfigUpdateSession"> = (call) => {
  const { world, caller, body } = call;
  const { webinar, session } = openSession(call);
  refuseUnlessScheduled(session, "it can't be changed");
  checkSchedule(body);
  const { scheduledStartTime, scheduledDuration, timeZone, panelJoinTimeOffset, localeCode, title, description } = body;
  const status = body.status ?? session.status;
  if (!canBecome(status)) throw forbidden(`A session that is ${session.status} can't become ${status}`);
  changeStatus(world, session, status);
  Object.assign(
    session,
    withoutUndefined({
      scheduledStartTime,
      scheduledDuration,
      timeZone,
      panelJoinTimeOffset,
      localeCode,
      title,
      description,
    }),
    { lastModifiedTime: presentTime(world) },
  );
  return { status: 200, body: showSession(caller, webinar, session) };
};

/** A scheduled session stays so or starts; it can't end without having run. */
function canBecome(status: WcsSessionStatusModel): boolean {
  return status !== "Finished";
}

import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { notifyRuntimeState } from "../webhooks/notify-session.js";
import { changeStatus } from "./change-status.js";
import { planCourse } from "./course-plan.js";

/** When a session goes on by itself, in milliseconds since 1970; undefined when it doesn't. */
export function nextStepTimeMs({ rules }: World, { course }: SessionRecord): number | undefined {
  const startsOrEnds = course.runtimeStatus === "Idle" || course.runtimeStatus === "Live";
  return startsOrEnds && !rules.sessionsRunThemselves ? undefined : course.nextStepTimeMs;
}

/** Takes a session one step on: it starts, changes its runtime status, or ends. */
export function takeNextStep(world: World, session: SessionRecord): void {
  const { runtimeStatus } = session.course;
  if (runtimeStatus === "Idle") changeStatus(world, session, "Active");
  else if (runtimeStatus === "Debrief") changeStatus(world, session, "Finished");
  else goOn(world, session);
}

/** From practice to the broadcast, and from there to the debriefing. */
function goOn(world: World, session: SessionRecord): void {
  const { course, scheduledDuration } = session;
  const { startTimeMs = world.clock.now() } = course;
  const { liveMs, debriefMs, endMs } = planCourse(scheduledDuration);
  if (course.runtimeStatus === "Practice") {
    course.runtimeStatus = "GoingLive";
    course.nextStepTimeMs = startTimeMs + liveMs;
  } else if (course.runtimeStatus === "GoingLive") {
    course.runtimeStatus = "Live";
    course.broadcastStartTimeMs = world.clock.now();
    course.nextStepTimeMs = startTimeMs + debriefMs;
  } else {
    course.runtimeStatus = "Debrief";
    course.broadcastEndTimeMs = world.clock.now();
    course.nextStepTimeMs = startTimeMs + endMs;
  }
  notifyRuntimeState(world, session);
}

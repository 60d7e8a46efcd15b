import type { WcsSessionStatusModel } from "@rcw/types";
import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { notifyRuntimeState } from "../webhooks/notify-session.js";
import { planCourse } from "./course-plan.js";
import { gatherParticipants } from "./gather-participants.js";
import { deleteRecordingsOf, recordSession } from "./record-session.js";
import { turnRegistrationAtEnd } from "./registration-steps.js";

/** Gives a session another status, without asking whether the service would; nothing happens if it has it already. */
export function changeStatus(world: World, session: SessionRecord, status: WcsSessionStatusModel): void {
  if (status === session.status) return;
  if (status === "Scheduled") forgetCourse(world, session);
  if (status === "Active") startSession(world, session);
  if (status === "Finished") endSession(world, session);
  notifyRuntimeState(world, session);
  if (status === "Finished") turnRegistrationAtEnd(world, session);
}

/** The session starts by itself at its scheduled time, if that is still to come. */
export function awaitStart(world: World, session: SessionRecord): void {
  const startTimeMs = Date.parse(session.scheduledStartTime);
  if (startTimeMs > world.clock.now()) session.course.nextStepTimeMs = startTimeMs;
  else delete session.course.nextStepTimeMs;
}

/** Back to the time before the start: nobody was there, nothing was recorded. */
function forgetCourse(world: World, session: SessionRecord): void {
  session.status = "Scheduled";
  session.course = { runtimeStatus: "Idle" };
  session.participants = [];
  deleteRecordingsOf(world.state, session.id);
  awaitStart(world, session);
}

/** A session that was Finished starts anew. */
function startSession(world: World, session: SessionRecord): void {
  if (session.status === "Finished") forgetCourse(world, session);
  const startTimeMs = world.clock.now();
  const { goingLiveMs } = planCourse(session.scheduledDuration);
  session.status = "Active";
  session.course = { runtimeStatus: "Practice", startTimeMs, nextStepTimeMs: startTimeMs + goingLiveMs };
  gatherParticipants(world, session);
}

/** A session that never ran starts and ends in the same moment, and nobody was there. */
function endSession(world: World, session: SessionRecord): void {
  const endTimeMs = world.clock.now();
  const { startTimeMs = endTimeMs, broadcastStartTimeMs, broadcastEndTimeMs = endTimeMs } = session.course;
  session.status = "Finished";
  session.course = {
    runtimeStatus: "Idle",
    startTimeMs,
    endTimeMs,
    ...(broadcastStartTimeMs !== undefined && { broadcastStartTimeMs, broadcastEndTimeMs }),
  };
  session.participants = session.participants.filter(({ joinTimeMs }) => joinTimeMs <= endTimeMs);
  for (const participant of session.participants) {
    participant.leaveTimeMs = Math.min(participant.leaveTimeMs ?? endTimeMs, endTimeMs);
  }
  recordSession(world, session);
}

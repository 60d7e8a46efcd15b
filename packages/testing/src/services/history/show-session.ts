import type {
  HistorySessionBaseModel,
  HistorySessionMinimalModel,
  HistorySessionResource,
  SessionGlobalResource,
} from "@rcw/types";
import type { SessionRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import { formatTime, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { recordingOf } from "../recordings/recording-of-session.js";
import { showRecording, showSharedRecording } from "../recordings/show-recording.js";
import { showListedSession } from "../sessions/show-session.js";
import { countParticipants } from "./count-participants.js";
import { showWebinarReference } from "./show-webinar.js";

/** A session in the lists of the history, with its webinar. */
export function showListedPastSession(world: World, session: SessionRecord): SessionGlobalResource {
  const recording = recordingOf(world.state, session.id);
  return {
    ...showCourse(world, session),
    webinar: showWebinarReference(world, webinarOfSession(world.state, session)),
    ...(recording && { recording: showRecording(recording) }),
  };
}

/** A single session of the history, with the link of its recording. */
export function showPastSession(world: World, session: SessionRecord): HistorySessionResource {
  const recording = recordingOf(world.state, session.id);
  return { ...showCourse(world, session), ...(recording && { recording: showSharedRecording(recording) }) };
}

/** When a session really ran, under which title. */
export function showTimes(world: World, session: SessionRecord): HistorySessionMinimalModel {
  const { startTimeMs, endTimeMs } = session.course;
  const { title, description } = showListedSession(world, session);
  return withoutUndefined({
    startTime: timeOf(startTimeMs),
    endTime: timeOf(endTimeMs),
    duration: durationOf(startTimeMs, endTimeMs),
    title,
    description,
  });
}

/** Schedule, course and numbers. Numbers are there once the session has started. */
function showCourse(world: World, session: SessionRecord): HistorySessionBaseModel & Stamped {
  const { course, status } = session;
  return {
    id: session.id,
    creationTime: session.creationTime,
    lastModifiedTime: lastModifiedTimeOf(session),
    ...showTimes(world, session),
    scheduledStartTime: session.scheduledStartTime,
    scheduledDuration: session.scheduledDuration,
    timeZone: session.timeZone,
    localeCode: session.localeCode,
    panelJoinTimeOffset: session.panelJoinTimeOffset,
    ...withoutUndefined({
      broadcastingStartTime: timeOf(course.broadcastStartTimeMs),
      broadcastingEndTime: timeOf(course.broadcastEndTimeMs),
    }),
    status,
    ...(status === "Active" && { runtimeStatus: course.runtimeStatus }),
    ...(course.startTimeMs !== undefined && countParticipants(world, session)),
    videoBridgeId: session.videoBridgeId,
    livestreams: [],
  };
}

type Stamped = Pick<
  SessionGlobalResource,
  "id" | "creationTime" | "lastModifiedTime" | "videoBridgeId" | "livestreams"
>;

/** The last change of the settings, or the last thing that happened. */
function lastModifiedTimeOf({ lastModifiedTime, course }: SessionRecord): string {
  const { startTimeMs = 0, broadcastStartTimeMs = 0, broadcastEndTimeMs = 0, endTimeMs = 0 } = course;
  const times = [Date.parse(lastModifiedTime), startTimeMs, broadcastStartTimeMs, broadcastEndTimeMs, endTimeMs];
  return formatTime(Math.max(...times));
}

function timeOf(timeMs: number | undefined): string | undefined {
  return timeMs === undefined ? undefined : formatTime(timeMs);
}

function durationOf(startTimeMs: number | undefined, endTimeMs: number | undefined): number | undefined {
  if (startTimeMs === undefined || endTimeMs === undefined) return undefined;
  return Math.round((endTimeMs - startTimeMs) / 1000);
}

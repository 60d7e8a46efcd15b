import { type Given, MADE } from "../overrides.js";
import { HOUR_MS, MINUTE_MS, PRESENT_MS, SECOND_MS, timeIn } from "../values/times.js";
import type { Aspect } from "./aspect.js";
import type { Draft } from "./draft.js";
import { settleCreatedBefore } from "./records.js";
import { sessionTraits } from "./schedule.js";
import { settleCounts } from "./session-counts.js";

/** What there is of a session only once it has started, and only once it is over. */
const ONCE_STARTED = [
  "startTime",
  "broadcastingStartTime",
  "participantCount",
  "attendeeCount",
  "uniqueParticipantCount",
  "uniqueAttendeeCount",
  "livestreams",
];
const ONCE_FINISHED = ["endTime", "duration", "broadcastingEndTime", "recording"];

const without = (names: readonly string[]): Given => Object.fromEntries(names.map((name) => [name, undefined]));

/** A session with its course, as the history shows it: finished, unless the overrides say something else. */
export const courseOfSession: Aspect = {
  traitsInterface: "SessionTraits",
  traits: sessionTraits,
  imply: (given) => {
    const status = given.status ?? statusFor(given);
    if (status === "Scheduled") {
      return { status, runtimeStatus: undefined, ...without([...ONCE_STARTED, ...ONCE_FINISHED]) };
    }
    if (status === "Active") return { status, ...without(ONCE_FINISHED) };
    return { status, runtimeStatus: undefined };
  },
  settle: (draft) => {
    settlePlan(draft);
    for (const name of ["scheduledStartTime", "startTime"]) settleCreatedBefore(draft, draft.timeMs(name));
    settleBroadcast(draft);
    settleCounts(draft);
  },
};

function statusFor(given: Given): string {
  return given.runtimeStatus !== undefined && given.runtimeStatus !== MADE ? "Active" : "Finished";
}

/** Start, end and duration say the same; the duration is in seconds. */
export const timesOfSession: Aspect = {
  settle: (draft) => {
    const durationMs = settledDuration(draft) * SECOND_MS;
    const start = settledStartMs(draft, durationMs);
    draft.setTimeMs("startTime", start);
    draft.setTimeMs("endTime", start + durationMs);
    const endTimeMs = draft.timeMs("endTime") ?? start + durationMs;
    draft.set("duration", Math.round((endTimeMs - start) / SECOND_MS));
  },
};

/** Seconds: about as long as planned, up to five minutes more or less; never as little as nothing. */
function settledDuration(draft: Draft): number {
  const duration = draft.number("duration") ?? 3600;
  const planned = draft.number("scheduledDuration");
  if (draft.isGiven("duration") || planned === undefined) return Math.max(duration, 0);
  const deviation = (draft.hash("deviation") % 600) - 300;
  return Math.max(planned + Math.max(deviation, Math.ceil(-planned / 2)), 1);
}

function settledStartMs(draft: Draft, durationMs: number): number {
  const startTimeMs = draft.timeMs("startTime");
  if (draft.isGiven("startTime") && startTimeMs !== undefined) return startTimeMs;
  const endTimeMs = draft.timeMs("endTime");
  if (draft.isGiven("endTime") && endTimeMs !== undefined) return endTimeMs - durationMs;
  const plannedMs = draft.timeMs("scheduledStartTime");
  // Sessions start some seconds before or after the planned time.
  const lateMs = ((draft.hash("late") % 240) - 120) * SECOND_MS;
  if (draft.isGiven("scheduledStartTime") && plannedMs !== undefined) return plannedMs + lateMs;
  if (draft.get("status") === "Active") return PRESENT_MS - 20 * MINUTE_MS + lateMs;
  return timeIn("ended", draft.hash("start")) + lateMs;
}

/** The plan of a session that has started is where it started, to the quarter of an hour; else it is in the future. */
function settlePlan(draft: Draft): void {
  const startTimeMs = draft.timeMs("startTime");
  if (startTimeMs !== undefined) {
    draft.setTimeMs("scheduledStartTime", Math.round(startTimeMs / (15 * MINUTE_MS)) * 15 * MINUTE_MS);
  } else if (draft.get("status") === "Scheduled") {
    draft.setTimeMs("scheduledStartTime", timeIn("scheduled", draft.hash("start")));
  }
}

/** Attendees see the session from shortly after its start until shortly before its end. */
function settleBroadcast(draft: Draft): void {
  const startTimeMs = draft.timeMs("startTime");
  if (startTimeMs === undefined) return;
  const endTimeMs = draft.timeMs("endTime") ?? startTimeMs + HOUR_MS;
  const marginMs = Math.min(90 * SECOND_MS, Math.floor((endTimeMs - startTimeMs) / 4 / SECOND_MS) * SECOND_MS);
  draft.setTimeMs("broadcastingStartTime", startTimeMs + marginMs);
  draft.setTimeMs("broadcastingEndTime", endTimeMs - marginMs);
}

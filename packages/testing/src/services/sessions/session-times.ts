import type { SessionRecord } from "../../state/state.js";

/** When a session ended, or is planned to end; in milliseconds since 1970. */
export function endTimeMsOf({ course, scheduledStartTime, scheduledDuration }: SessionRecord): number {
  return course.endTimeMs ?? Date.parse(scheduledStartTime) + scheduledDuration * 1000;
}

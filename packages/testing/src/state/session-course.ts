import type { RcwSessionRuntimeStatusModel } from "@rcw/types";

/** What has happened in a session, and what is next. Times are in milliseconds since 1970. */
export interface SessionCourse {
  /** What is happening inside: `Idle` unless the session is Active. */
  runtimeStatus: RcwSessionRuntimeStatusModel;
  /** When the session starts, or goes on to its next runtime status, by itself; undefined when nothing is to come. */
  nextStepTimeMs?: number;
  startTimeMs?: number;
  broadcastStartTimeMs?: number;
  broadcastEndTimeMs?: number;
  endTimeMs?: number;
}

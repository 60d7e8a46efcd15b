import { DAY_MS, MINUTE_MS, SECOND_MS } from "../values/times.js";
import type { Aspect } from "./aspect.js";
import type { Draft } from "./draft.js";

/** What a session has left behind agrees with its course. */
export const contentsOfSession: Aspect = {
  settle: (draft) => {
    settleLivestreams(draft);
    settleRecording(draft);
  },
};

/** Livestreams start with the broadcast, and end with it. */
function settleLivestreams(draft: Draft): void {
  const broadcastingStartMs = draft.timeMs("broadcastingStartTime");
  for (const livestream of draft.items("livestreams")) {
    if (broadcastingStartMs !== undefined) {
      livestream.setTimeMs("livestreamStartTime", broadcastingStartMs + 5 * SECOND_MS);
    }
    if (draft.get("status") !== "Finished" || livestream.get("livestreamStatus") !== "Publishing") continue;
    livestream.set("livestreamStatus", "Completed");
    livestream.set("previousLivestreamStatus", "Publishing");
  }
}

/** A recording is made once the session is over, and is no longer than the session. */
function settleRecording(draft: Draft): void {
  const recording = draft.inside("recording");
  if (recording === undefined) return;
  placeRecording(recording, draft);
}

/** Puts the times of a recording after the end of its session. */
export function placeRecording(recording: Draft, session: Draft): void {
  const endTimeMs = session.timeMs("endTime");
  if (endTimeMs === undefined) return;
  recording.setTimeMs("creationTime", endTimeMs + 10 * SECOND_MS);
  const creationTimeMs = recording.timeMs("creationTime") ?? endTimeMs;
  recording.setTimeMs("lastModifiedTime", creationTimeMs + 40 * MINUTE_MS);
  const lastModifiedTimeMs = recording.timeMs("lastModifiedTime") ?? creationTimeMs;
  const expirationTimeMs = recording.timeMs("sharedUriExpirationTime");
  if (expirationTimeMs !== undefined && expirationTimeMs <= lastModifiedTimeMs) {
    recording.setTimeMs("sharedUriExpirationTime", lastModifiedTimeMs + 90 * DAY_MS);
  }
  const sessionSeconds = session.number("duration");
  const recordedSeconds = recording.number("duration");
  if (sessionSeconds !== undefined && recordedSeconds !== undefined && recordedSeconds > sessionSeconds) {
    recording.set("duration", Math.max(Math.floor(sessionSeconds * 0.95), 1));
  }
}

import { featuresOf } from "../services/recordings/recording-features.js";
import { storeRecording } from "../services/recordings/store-recording.js";
import type { RecordingRecord } from "../state/recording-record.js";
import type { SessionRecord, State } from "../state/state.js";
import { webinarOfSession } from "../state/webinar-of-session.js";
import { presentTime, type World } from "../state/world.js";

/** How long a recording stays Processing after the end of its session. */
export const RECORDING_PROCESSING_MS = 10 * 60_000;

/**
 * Makes the recording of a session that has just ended, if its webinar records by itself (`autoRecord`) and may
 * record at all, and if there was a broadcast.
 */
export function recordSession(world: World, session: SessionRecord): void {
  const webinar = webinarOfSession(world.state, session);
  const { broadcastStartTimeMs, broadcastEndTimeMs } = session.course;
  const isRecorded = featuresOf(world, webinar).recordingEnabled && webinar.settings.autoRecord === true;
  if (!isRecorded || broadcastStartTimeMs === undefined || broadcastEndTimeMs === undefined) return;
  storeRecording(world, {
    sessionId: session.id,
    status: "Processing",
    durationSeconds: Math.max(1, Math.round((broadcastEndTimeMs - broadcastStartTimeMs) / 1000)),
    shared: false,
    availableTimeMs: world.clock.now() + RECORDING_PROCESSING_MS,
  });
}

/** The recording has been processed: it can be watched, and is shared where the account lets hosts share. */
export function makeAvailable(world: World, recording: RecordingRecord): void {
  const session = world.state.sessions.get(recording.sessionId);
  const webinar = session && webinarOfSession(world.state, session);
  recording.status = "Available";
  recording.shared = webinar !== undefined && featuresOf(world, webinar).recordingSharingEnabled;
  recording.lastModifiedTime = presentTime(world);
  delete recording.availableTimeMs;
}

/** Takes away the recordings of a session that is deleted, or that is to start anew. */
export function deleteRecordingsOf({ recordings }: State, sessionId: string): void {
  for (const recording of recordings.values()) {
    if (recording.sessionId === sessionId) recordings.delete(recording.id);
  }
}

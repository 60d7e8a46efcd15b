import type { RecordingRecord } from "../../state/recording-record.js";
import type { State } from "../../state/state.js";

/** The recording of a session, the latest if there are several; undefined if nothing was recorded. */
export function recordingOf({ recordings }: State, sessionId: string): RecordingRecord | undefined {
  return [...recordings.values()].filter((recording) => recording.sessionId === sessionId).at(-1);
}

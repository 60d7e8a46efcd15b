import type { RecordingRecord } from "../../state/recording-record.js";
import { newRecord, type World } from "../../state/world.js";

/** What a new recording is made of. */
export type NewRecording = Omit<RecordingRecord, "id" | "sequence" | "creationTime" | "lastModifiedTime">;

/** Puts a new recording into the state. */
export function storeRecording(world: World, given: NewRecording, givenId?: string): RecordingRecord {
  const { recordings } = world.state;
  const recording: RecordingRecord = { ...newRecord(world, (id) => recordings.has(id), givenId), ...given };
  recordings.set(recording.id, recording);
  return recording;
}

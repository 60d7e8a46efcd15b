import { forbidden, notFound } from "../../engine/refusal.js";
import type { RecordingRecord } from "../../state/recording-record.js";
import type { UserRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { ADMINISTRATOR_PERMISSION } from "../access.js";
import type { FoundRecording } from "./open-recording.js";
import { featuresOf } from "./recording-features.js";

/**
 * Who may open a recording may download it, unless downloads are disabled: then administrators alone.
 *
 * @throws {Refusal} 403 for a host while downloads are disabled, 404 for a recording that isn't Available.
 */
export function checkDownload(world: World, caller: UserRecord, { recording, webinar }: FoundRecording): void {
  const isAdministrator = caller.permissions.includes(ADMINISTRATOR_PERMISSION);
  if (!isAdministrator && !featuresOf(world, webinar).recordingDownloadEnabled) {
    throw forbidden("Recordings of this webinar can't be downloaded by its host");
  }
  checkAvailable(world, recording);
}

/** @throws {Refusal} 404 for a recording that isn't Available. */
export function checkAvailable({ rules }: World, { status }: RecordingRecord): void {
  if (status !== "Available" && rules.recordingNotAvailable) throw notFound("recordingId");
}

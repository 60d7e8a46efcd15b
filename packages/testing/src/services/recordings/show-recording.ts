import type { RecordingExtendedModel, RecordingItemModel, RecordingModel, SessionRefModel } from "@rcw/types";
import type { RecordingRecord } from "../../state/recording-record.js";
import type { SessionRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { showTimes } from "../history/show-session.js";
import { showWebinarReference } from "../history/show-webinar.js";

/** A recording as lists show it. Its length is known once it has been processed. */
export function showRecording(recording: RecordingRecord): RecordingModel {
  const { id, creationTime, lastModifiedTime, status, failureReason, sharedUriExpirationTime } = recording;
  const isProcessed = status === "Available" || status === "Purged";
  return {
    ...{ id, creationTime, lastModifiedTime, status },
    ...withoutUndefined({ failureReason: failureReason && { ...failureReason }, sharedUriExpirationTime }),
    ...(isProcessed && { duration: recording.durationSeconds }),
    shared: isShared(recording),
  };
}

/** A single recording, with the link for sharing; it works only while the recording is shared. */
export function showSharedRecording(recording: RecordingRecord): RecordingExtendedModel {
  const recordingSharedUri = `https://v.ringcentral.com/recordings/${encodeURIComponent(recording.id)}`;
  return { ...showRecording(recording), recordingSharedUri };
}

/** The reference to its session that a recording comes with. */
export function showRecordedSession(world: World, session: SessionRecord): Pick<RecordingItemModel, "session"> {
  const reference: SessionRefModel = {
    id: session.id,
    ...showTimes(world, session),
    webinar: showWebinarReference(world, webinarOfSession(world.state, session)),
  };
  return { session: reference };
}

/** Only an Available recording is shared, and only until its link stops working. */
function isShared({ status, shared }: RecordingRecord): boolean {
  return status === "Available" && shared;
}

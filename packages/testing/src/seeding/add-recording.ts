import { type RecordingItemExtendedModel, type RecordingStatusModel, recordingStatusModelValues } from "@rcw/types";
import { checkNames } from "../check-names.js";
import { RECORDING_PROCESSING_MS } from "../life/record-session.js";
import { showRecordedSession, showSharedRecording } from "../services/recordings/show-recording.js";
import { storeRecording } from "../services/recordings/store-recording.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";
import { checkNewId } from "./checks.js";
import { findSession, type SessionChoice } from "./find-session.js";

/** A recording to add; only its session is required. */
export interface AddRecordingOptions extends SessionChoice {
  readonly id?: string;
  /** `Available` if left out. One that is Processing becomes Available ten minutes later. */
  readonly status?: RecordingStatusModel;
  /** Playing time, from 1; the session's scheduled duration if left out. */
  readonly durationSeconds?: number;
  /** Whether people with the link may watch it: only when it is Available; false if left out. */
  readonly shared?: boolean;
  /** When the link stops working: an RFC 3339 date-time; never if left out. */
  readonly sharedUriExpirationTime?: string;
}

const OPTIONS = [...["sessionId", "webinarId", "id", "status", "durationSeconds", "shared", "sharedUriExpirationTime"]];

/** A webinar that doesn't record by itself gets its recordings so, as from a host who presses the button. */
export function addRecording(world: World, options: AddRecordingOptions): RecordingItemExtendedModel {
  checkNames("addRecording", options, OPTIONS);
  const session = findSession("addRecording", world, options);
  if (session.course.startTimeMs === undefined) {
    throw new RangeError(
      `addRecording: the session "${session.id}" is Scheduled; nothing is recorded before it starts`,
    );
  }
  checkNewId("addRecording", options.id, (taken) => world.state.recordings.has(taken));
  const { status = "Available", durationSeconds = session.scheduledDuration, shared = false } = options;
  if (!recordingStatusModelValues.includes(status)) {
    const allowed = recordingStatusModelValues.join(", ");
    throw new RangeError(`addRecording: a status is one of ${allowed}, received ${JSON.stringify(status)}`);
  }
  if (!Number.isSafeInteger(durationSeconds) || durationSeconds < 1) {
    throw new RangeError(`addRecording: durationSeconds is a whole number from 1, received ${durationSeconds}`);
  }
  if (shared && status !== "Available") {
    throw new RangeError(`addRecording: only an Available recording can be shared; this one is ${status}`);
  }
  const { sharedUriExpirationTime } = options;
  const recording = storeRecording(
    world,
    {
      sessionId: session.id,
      ...{ status, durationSeconds, shared },
      ...withoutUndefined({ sharedUriExpirationTime }),
      ...(status === "Failed" && { failureReason: { errorCode: "CMN-203", message: "Internal server error" } }),
      ...(status === "Processing" && { availableTimeMs: world.clock.now() + RECORDING_PROCESSING_MS }),
    },
    options.id,
  );
  return { ...showSharedRecording(recording), ...showRecordedSession(world, session) };
}

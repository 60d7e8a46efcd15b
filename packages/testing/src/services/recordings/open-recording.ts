import type { Call } from "../../engine/handler.js";
import { notFound } from "../../engine/refusal.js";
import type { RecordingRecord } from "../../state/recording-record.js";
import type { SessionRecord, WebinarRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { hostOf, openWebinar } from "../access.js";

type RecordingCall = Pick<Call, "world" | "caller"> & { readonly path: { readonly recordingId: string } };

/** A recording with the session and the webinar that it belongs to. */
export interface FoundRecording {
  readonly recording: RecordingRecord;
  readonly session: SessionRecord;
  readonly webinar: WebinarRecord;
}

/** A recording of the caller's account. @throws {Refusal} 404 */
export function visibleRecording({ world, caller, path }: RecordingCall): FoundRecording {
  const recording = world.state.recordings.get(path.recordingId);
  if (recording === undefined) throw notFound("recordingId");
  const found = { recording, ...originOf(world, recording) };
  if (hostOf(world, found.webinar).accountId !== caller.accountId) throw notFound("recordingId");
  return found;
}

/** A recording for its host or an administrator. @throws {Refusal} 404, or 403 `CMN-408` for others of the account. */
export function openRecording(call: RecordingCall): FoundRecording {
  const found = visibleRecording(call);
  openWebinar({ world: call.world, caller: call.caller, path: { webinarId: found.webinar.id } });
  return found;
}

/** Where a recording comes from: it goes together with its session. */
export function originOf({ state }: World, { id, sessionId }: RecordingRecord): Omit<FoundRecording, "recording"> {
  const session = state.sessions.get(sessionId);
  if (session === undefined) throw new Error(`The session "${sessionId}" of the recording "${id}" is not in the state`);
  return { session, webinar: webinarOfSession(state, session) };
}

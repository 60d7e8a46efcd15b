import type { ApiError, RecordingStatusModel } from "@rcw/types";
import type { StoredRecord } from "./state.js";

/** A recording of a session. */
export interface RecordingRecord extends StoredRecord {
  readonly sessionId: string;
  status: RecordingStatusModel;
  /** Playing time in seconds, at least 1; shown once the recording has been processed. */
  readonly durationSeconds: number;
  /** Whether people with the link may watch it; only an Available recording is shared. */
  shared: boolean;
  /** When the link stops working: an RFC 3339 date-time. */
  sharedUriExpirationTime?: string;
  failureReason?: ApiError;
  /** When processing is done, in milliseconds since 1970; undefined when it isn't to be. */
  availableTimeMs?: number;
}

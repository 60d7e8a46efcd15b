import { type Given, MADE } from "../overrides.js";
import type { Aspect } from "./aspect.js";
import { placeRecording } from "./session-contents.js";

/** Traits of the stage that a recording has reached. */
export interface RecordingTraits {
  /** Can be watched; shared by link. */
  availableRecording(): this;
  /** Can be watched by those who may see the session only. */
  unsharedRecording(): this;
  /** Not there yet: no duration. */
  processingRecording(): this;
  /** Never came to be: a `failureReason`, no duration. */
  failedRecording(): this;
  /** Was there, and was deleted. */
  purgedRecording(): this;
}

/** Traits of a file to download. */
export interface DownloadTraits {
  /** Video with sound, MP4. */
  video(): this;
  /** Sound alone, M4A. */
  audio(): this;
}

/** A reason only for a failure, a duration only once processed, sharing only while available. */
export const recording: Aspect = {
  traitsInterface: "RecordingTraits",
  traits: {
    availableRecording: { status: "Available" },
    unsharedRecording: { status: "Available", shared: false },
    processingRecording: { status: "Processing" },
    failedRecording: { status: "Failed" },
    purgedRecording: { status: "Purged" },
  } satisfies Record<keyof RecordingTraits, Given>,
  imply: (given) => {
    const status = given.status ?? (isPresent(given.failureReason) ? "Failed" : "Available");
    const shared = status === "Available" && given.shared !== false;
    return {
      status,
      failureReason: status === "Failed" ? MADE : undefined,
      ...((status === "Processing" || status === "Failed") && { duration: undefined }),
      shared,
      ...(!shared && { sharedUriExpirationTime: undefined }),
    };
  },
};

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== MADE;
}

/** A recording with the session that it is of. */
export const recordingOfSession: Aspect = {
  settle: (draft) => {
    const session = draft.inside("session");
    if (session !== undefined) placeRecording(draft, session);
  },
};

/** A file's name and its type say the same. */
export const download: Aspect = {
  traitsInterface: "DownloadTraits",
  traits: {
    video: { downloadContentType: "video/mp4" },
    audio: { downloadContentType: "audio/m4a" },
  } satisfies Record<keyof DownloadTraits, Given>,
  settle: (draft) => {
    const extension = draft.get("downloadContentType") === "audio/m4a" ? "m4a" : "mp4";
    const downloadUri = draft.text("downloadUri");
    if (downloadUri !== undefined) draft.set("downloadUri", downloadUri.replace(/\.\w+$/, `.${extension}`));
  },
};

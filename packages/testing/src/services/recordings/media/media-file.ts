import type { RecordingDownloadModel, RecordingMediaType } from "@rcw/types";
import { chanceOf } from "../../../life/chance.js";
import type { RecordingRecord } from "../../../state/recording-record.js";
import { writeMp4 } from "./mp4.js";

/** One of the two files of a recording. */
export interface MediaFile {
  /** Id of the recording and ending: `9900331.mp4`. */
  readonly name: string;
  readonly contentType: RecordingDownloadModel["downloadContentType"];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const FORMS = {
  Video: { ending: ".mp4", contentType: "video/mp4", brand: "mp42", sizeBytes: 32_768 },
  Audio: { ending: ".m4a", contentType: "audio/m4a", brand: "M4A ", sizeBytes: 8192 },
} as const satisfies Record<RecordingMediaType, object>;

/** A file of a recording: 32 KiB of video or 8 KiB of sound, the same in every run. */
export function mediaFileOf({ id, durationSeconds }: RecordingRecord, mediaType: RecordingMediaType): MediaFile {
  const { ending, contentType, ...form } = FORMS[mediaType];
  const filling = Math.floor(chanceOf(id, mediaType) * 2 ** 32);
  return { name: id + ending, contentType, bytes: writeMp4({ ...form, durationSeconds, filling }) };
}

/** Which recording and which of its files a name means; undefined for a name of neither kind. */
export function readMediaName(name: string): { recordingId: string; mediaType: RecordingMediaType } | undefined {
  for (const mediaType of ["Video", "Audio"] as const) {
    const { ending } = FORMS[mediaType];
    if (name.endsWith(ending)) return { recordingId: name.slice(0, -ending.length), mediaType };
  }
  return undefined;
}

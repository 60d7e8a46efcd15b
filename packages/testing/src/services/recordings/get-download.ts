import type { Handler } from "../../engine/handler.js";
import { checkDownload } from "./check-download.js";
import { mediaAddress } from "./media/media-address.js";
import { mediaFileOf } from "./media/media-file.js";
import { openRecording } from "./open-recording.js";

/** The address leads to this fake, under the host that the request was sent to. */
export const getDownload: Handler<"rcwHistoryGetRecordingDownload"> = (call) => {
  const { world, caller, origin, query } = call;
  const found = openRecording(call);
  checkDownload(world, caller, found);
  const file = mediaFileOf(found.recording, query.recordingMediaType ?? "Video");
  return {
    status: 200,
    body: {
      downloadUri: origin + mediaAddress(world, file),
      downloadContentType: file.contentType,
      downloadSize: file.bytes.length,
    },
  };
};

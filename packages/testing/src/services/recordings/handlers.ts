import type { Handlers } from "../../engine/handler.js";
import { getDownload } from "./get-download.js";
import { getCompanyRecording, getRecording } from "./get-recording.js";
import { listCompanyRecordings, listRecordings } from "./list-recordings.js";

export const recordingHandlers = {
  rcwHistoryListRecordings: listRecordings,
  rcwHistoryGetRecording: getRecording,
  rcwHistoryGetRecordingDownload: getDownload,
  rcwHistoryAdminListRecordings: listCompanyRecordings,
  rcwHistoryAdminGetRecording: getCompanyRecording,
} satisfies Handlers;

import { authenticate } from "../../../engine/authenticate.js";
import type { Exchange } from "../../../engine/exchange.js";
import type { Answer } from "../../../engine/handler.js";
import { forbidden, notFound } from "../../../engine/refusal.js";
import type { Route } from "../../../engine/routes.js";
import { checkAvailable, checkDownload } from "../check-download.js";
import { openRecording } from "../open-recording.js";
import { checkSignature, MEDIA_PATH } from "./media-address.js";
import { type MediaFile, mediaFileOf, readMediaName } from "./media-file.js";

/** The media files that `downloadUri` leads to. */
export const mediaRoutes: readonly Route[] = [
  { path: MEDIA_PATH, httpMethod: "GET", entry: (exchange, { fileName = "" }) => sendFile(exchange, fileName) },
];

function sendFile(exchange: Exchange, fileName: string): Answer {
  const { contentType, bytes } = findFile(exchange, fileName);
  const headers = { "Content-Type": contentType, "Content-Length": String(bytes.length) };
  return { status: 200, bytes, headers };
}

/**
 * The file that is asked for with a signed query, or with the token of somebody who may download it.
 *
 * @throws {Refusal} 403 for a signature that is forged or out of time, 401 without signature and token, else as the
 * operation that gives the address.
 */
function findFile({ world, request, url }: Exchange, fileName: string): MediaFile {
  const signature = checkSignature(world, fileName, url.searchParams);
  if (signature === "forged") throw forbidden("The signature of this address is not valid");
  if (signature === "expired") throw forbidden("The time of this address is up; ask for another one");
  const caller = signature === undefined ? authenticate(world, request).caller : undefined;
  const named = readMediaName(fileName);
  if (named === undefined) throw notFound("fileName");
  if (caller !== undefined) checkDownload(world, caller, openRecording({ world, caller, path: named }));
  const recording = world.state.recordings.get(named.recordingId);
  if (recording === undefined) throw notFound("recordingId");
  checkAvailable(world, recording);
  return mediaFileOf(recording, named.mediaType);
}

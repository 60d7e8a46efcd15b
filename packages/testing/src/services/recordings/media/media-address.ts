import { digestOf } from "../../../life/chance.js";
import type { World } from "../../../state/world.js";
import type { MediaFile } from "./media-file.js";

/** Where media files are; a path of the fake's own. */
export const MEDIA_PATH = "/webinar/media/v1/recordings/{fileName}";

/** How long an address works without a token. The service only says: use it soon. */
const ADDRESS_LIFETIME_MS = 3_600_000;

/** Path and signed query of a file: whoever has them needs no token, for an hour. */
export function mediaAddress({ state, clock }: World, { name }: Pick<MediaFile, "name">): string {
  const expires = clock.now() + ADDRESS_LIFETIME_MS;
  const query = new URLSearchParams({ expires: String(expires), signature: sign(state.seed, name, String(expires)) });
  return `${MEDIA_PATH.replace("{fileName}", encodeURIComponent(name))}?${query}`;
}

/** Whether a query was signed here for this file, and whether its time is up; undefined without a signature. */
export function checkSignature(
  { state, clock }: World,
  fileName: string,
  query: URLSearchParams,
): "valid" | "forged" | "expired" | undefined {
  const signature = query.get("signature");
  if (signature === null) return undefined;
  const expires = query.get("expires") ?? "";
  if (signature !== sign(state.seed, fileName, expires)) return "forged";
  return Number(expires) > clock.now() ? "valid" : "expired";
}

function sign(seed: number, fileName: string, expires: string): string {
  return digestOf("media", seed, fileName, expires);
}

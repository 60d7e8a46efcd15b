import { DAY_MS, HOUR_MS } from "../values/times.js";
import type { Aspect } from "./aspect.js";
import type { Draft } from "./draft.js";

/** A record changes after it was made, not before. */
export const record: Aspect = {
  settle: (draft) => {
    // Made-up times are in order.
    if (draft.isGiven("creationTime") || draft.isGiven("lastModifiedTime")) settleModified(draft);
  },
};

/** Puts the time of the last change after that of the creation. */
export function settleModified(draft: Draft): void {
  const creationTimeMs = draft.timeMs("creationTime");
  const lastModifiedTimeMs = draft.timeMs("lastModifiedTime");
  if (creationTimeMs === undefined || lastModifiedTimeMs === undefined) return;
  if (lastModifiedTimeMs >= creationTimeMs) return;
  if (draft.isGiven("lastModifiedTime")) draft.setTimeMs("creationTime", lastModifiedTimeMs - HOUR_MS);
  else draft.setTimeMs("lastModifiedTime", creationTimeMs);
}

/** Makes sure that a record was there before something happened to it. */
export function settleCreatedBefore(draft: Draft, timeMs: number | undefined): void {
  const creationTimeMs = draft.timeMs("creationTime");
  if (timeMs === undefined || creationTimeMs === undefined || creationTimeMs < timeMs) return;
  draft.setTimeMs("creationTime", timeMs - 14 * DAY_MS);
}

const LINKS = [
  "uri",
  "hostJoinUri",
  "attendeeJoinUri",
  "registrationPageUri",
  "brandingDescriptorUri",
  "recordingSharedUri",
] as const;

/** The links of a record name the record. */
export const ownLinks: Aspect = {
  settle: (draft) => {
    const id = draft.text("id");
    if (id === undefined) return;
    for (const name of LINKS) {
      const link = draft.text(name);
      if (link !== undefined) draft.set(name, withId(link, id));
    }
  },
};

/** Puts an id where the link has one: a UUID, or the last number of a path's own. */
function withId(link: string, id: string): string {
  return link.replace(/\/(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{5,})(?=[/.?]|$)/, `/${encodeURIComponent(id)}`);
}

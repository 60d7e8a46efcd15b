import type { Given } from "../overrides.js";
import { describeTimeZone } from "../values/regions.js";
import { MINUTE_MS, PRESENT_MS, timeIn } from "../values/times.js";
import type { Aspect } from "./aspect.js";
import { settleCreatedBefore } from "./records.js";

/** Traits of the stage that a session has reached. */
export interface SessionTraits {
  /** Planned; nothing has happened yet. */
  scheduledSession(): this;
  /** Going on. */
  activeSession(): this;
  /** Over. */
  finishedSession(): this;
}

export const sessionTraits = {
  scheduledSession: { status: "Scheduled" },
  activeSession: { status: "Active" },
  finishedSession: { status: "Finished" },
} satisfies Record<keyof SessionTraits, Given>;

/** A session's plan: in the future until it starts, and in a time zone with a matching name. */
export const schedule: Aspect = {
  traitsInterface: "SessionTraits",
  traits: sessionTraits,
  settle: (draft) => {
    const status = draft.get("status");
    if (status === "Active") draft.setTimeMs("scheduledStartTime", PRESENT_MS - 15 * MINUTE_MS);
    if (status === "Finished") draft.setTimeMs("scheduledStartTime", timeIn("ended", draft.hash("start")));
    settleCreatedBefore(draft, draft.timeMs("scheduledStartTime"));
    const timeZone = draft.text("timeZone");
    if (timeZone !== undefined) draft.set("localizedTimeZoneDescription", describeTimeZone(timeZone));
  },
};

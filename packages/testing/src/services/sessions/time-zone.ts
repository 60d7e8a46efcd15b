import type { SessionRecord } from "../../state/state.js";

/** Whether a text is an IANA time zone name, such as `Europe/Madrid`. Offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The time zone's name at the session's start, in English: `Central European Summer Time`. */
export function describeTimeZone({ timeZone, scheduledStartTime }: SessionRecord): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "long" });
  const parts = format.formatToParts(Date.parse(scheduledStartTime));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

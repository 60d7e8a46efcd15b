import type { SessionRecord } from "../../state/state.js";

/** Formats of the time zones that were asked for: making one takes longer than anything else in an answer. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is an IANA time zone name, such as `Europe/Madrid`. Offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The time zone's name at the session's start, in English: `Central European Summer Time`. */
export function describeTimeZone({ timeZone, scheduledStartTime }: SessionRecord): string {
  const parts = formatOf(timeZone).formatToParts(Date.parse(scheduledStartTime));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** @throws {RangeError} for a name that no time zone has. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "long" });
  formats.set(timeZone, format);
  return format;
}

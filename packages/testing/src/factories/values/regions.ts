import { memberAt } from "./hash.js";
import { hashAt, type Place } from "./place.js";

/** IANA time zones, and what people call them. */
const TIME_ZONES: Readonly<Record<string, string>> = {
  "America/Los_Angeles": "Pacific Time",
  "America/Denver": "Mountain Time",
  "America/Chicago": "Central Time",
  "America/New_York": "Eastern Time",
  "America/Sao_Paulo": "Brasilia Time",
  "Europe/London": "Greenwich Mean Time",
  "Europe/Berlin": "Central European Time",
  "Europe/Madrid": "Central European Time",
  "Europe/Helsinki": "Eastern European Time",
  "Africa/Nairobi": "East Africa Time",
  "Asia/Dubai": "Gulf Standard Time",
  "Asia/Singapore": "Singapore Standard Time",
  "Asia/Tokyo": "Japan Standard Time",
  "Australia/Sydney": "Australian Eastern Time",
};
const TIME_ZONE_NAMES = Object.keys(TIME_ZONES);
const LOCALE_CODES = ["en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "fr-CA", "it-IT", "ja-JP", "nl-NL", "pt-BR"];

export const timeZoneAt = (place: Place) => memberAt(TIME_ZONE_NAMES, hashAt(place));
export const timeZoneNameAt = (place: Place) => describeTimeZone(timeZoneAt(place));
export const localeCodeAt = (place: Place) => memberAt(LOCALE_CODES, hashAt(place));

/** `Central European Time (Europe/Berlin)`; for a zone that isn't in the list, `Zurich Time (Europe/Zurich)`. */
export function describeTimeZone(timeZone: string): string {
  const city = timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
  const name = Object.hasOwn(TIME_ZONES, timeZone) ? TIME_ZONES[timeZone] : `${city} Time`;
  return `${name} (${timeZone})`;
}

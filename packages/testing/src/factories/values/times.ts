import { mixHash, numberBelow } from "./hash.js";
import { hashAt, type Place } from "./place.js";

/** The moment that all made-up times are arranged around: the one at which a fake service starts. */
export const PRESENT_MS = Date.UTC(2026, 8, 1, 8);

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Whole days from the present day between which a time lies. In this order, and without overlap where one comes
 * after the other, so that the times of a record agree without knowing of each other.
 */
const DAYS = {
  created: [-90, -41],
  started: [-40, -22],
  ended: [-21, -8],
  past: [-40, -8],
  modified: [-6, -1],
  scheduled: [1, 40],
  expires: [45, 120],
} as const satisfies Record<string, readonly [number, number]>;

export type Period = keyof typeof DAYS;
export const PERIODS = Object.keys(DAYS) as readonly Period[];

/** A time in a period, in milliseconds since 1970: by day, at a quarter of an hour between 7:00 and 17:45 UTC. */
export function timeIn(period: Period, hash: number): number {
  const [first, last] = DAYS[period];
  const day = Math.floor(PRESENT_MS / DAY_MS) + first + numberBelow(mixHash(hash, 1), last - first + 1);
  return day * DAY_MS + 7 * HOUR_MS + numberBelow(mixHash(hash, 2), 44) * 15 * MINUTE_MS;
}

/** `2026-09-01T`, by the number of the day since 1970: made-up times are on few days. */
const dates = new Map<number, string>();

/** `2026-09-01T08:00:00Z`; a fraction of a second only where there is one. */
export function formatTime(timeMs: number): string {
  const seconds = timeMs / SECOND_MS;
  if (!Number.isInteger(seconds)) return new Date(timeMs).toISOString();
  const day = Math.floor(timeMs / DAY_MS);
  const date = dates.get(day) ?? new Date(timeMs).toISOString().slice(0, -"08:00:00.000Z".length);
  dates.set(day, date);
  const second = seconds - day * (DAY_MS / SECOND_MS);
  return `${date}${twoDigits(second / 3600)}:${twoDigits((second / 60) % 60)}:${twoDigits(second % 60)}Z`;
}

function twoDigits(value: number): string {
  const whole = Math.floor(value);
  return whole < 10 ? `0${whole}` : `${whole}`;
}

/** What the platform writes down is exact to the second; what people plan is not. */
export function dateTimeAt(period: Period, place: Place): string {
  const hash = hashAt(place);
  const exactMs = period === "scheduled" ? 0 : numberBelow(mixHash(hash, 3), 900) * SECOND_MS;
  return formatTime(timeIn(period, hash) + exactMs);
}

export const dateAt = (place: Place) => formatTime(timeIn("past", hashAt(place))).slice(0, 10);
export const timeOfDayAt = (place: Place) => formatTime(timeIn("past", hashAt(place))).slice(11);
export const durationAt = (place: Place) => `PT${15 * (1 + numberBelow(hashAt(place), 12))}M`;

import type { Format } from "../check-format.js";

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;

/** RFC 3339, full-date. */
export const date: Format<string> = { test: isDate, expected: "a date such as 2026-09-14" };

/** RFC 3339, full-time. */
export const time: Format<string> = { test: isTime, expected: "a time of day such as 15:00:00Z" };

/** RFC 3339, date-time; a space may stand for the T. */
export const dateTime: Format<string> = { test: isDateTime, expected: "a time such as 2026-09-14T15:00:00Z" };

function isDateTime(text: string): boolean {
  const [day = "", timeOfDay = "", ...rest] = text.split(/t|\s/i);
  return rest.length === 0 && isDate(day) && isTime(timeOfDay);
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isTime(text: string): boolean {
  const parts = TIME.exec(text);
  if (parts === null) return false;
  const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number);
  const [offsetHour, offsetMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  if (offsetHour > 23 || offsetMinute > 59) return false;
  if (hour <= 23 && minute <= 59 && second <= 59) return true;
  return second === 60 && isLastMinute(hour, minute, (parts[4] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute));
}

/** A leap second ends a day in UTC. */
function isLastMinute(hour: number, minute: number, offsetMinutes: number): boolean {
  const minutesOfDay = 24 * 60;
  const utc = hour * 60 + minute - offsetMinutes;
  return hour <= 23 && minute <= 59 && (utc + minutesOfDay) % minutesOfDay === minutesOfDay - 1;
}

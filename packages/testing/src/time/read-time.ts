/**
 * Milliseconds since 1970 of a point in time.
 *
 * @throws {RangeError} for what is none, such as a text that isn't an ISO 8601 date or date-time.
 */
export function readTime(time: Date | string | number): number {
  const timeMs = typeof time === "string" ? Date.parse(time) : Number(time);
  if (Number.isFinite(timeMs)) return timeMs;
  throw new RangeError(
    `createFakeWebinarApi: now is a Date, milliseconds since 1970 or a text such as "2026-09-01T08:00:00Z", ` +
      `received ${time instanceof Date ? "an invalid Date" : JSON.stringify(time)}`,
  );
}

/** A date as HTTP writes it, such as `Wed, 04 Mar 2026 05:07:07 GMT`; `Date.parse` alone takes "soon 5" for one. */
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;

/**
 * The `Retry-After` header in milliseconds, whether it gives seconds or a date; undefined when it is unusable. A date is
 * the service's, so it counts from the `Date` of the answer; from `nowMs` when that is missing or can't be read.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,12}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const dateMs = readDate(text);
  return dateMs === undefined ? undefined : Math.max(0, dateMs - (readDate(headers.get("date") ?? "") ?? nowMs));
}

function readDate(text: string): number | undefined {
  const dateMs = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(dateMs) ? undefined : dateMs;
}

import { describe, expect, it } from "vitest";
import { readRetryAfter } from "./retry-after.js";

const nowMs = Date.parse("2026-03-04T05:06:07Z");

describe("readRetryAfter", () => {
  it.each([
    ["seconds", "30", 30_000],
    ["zero seconds", "0", 0],
    ["parts of a second", "1.5", 1500],
    ["seconds with blanks around", "  30 ", 30_000],
    ["a date ahead", "Wed, 04 Mar 2026 05:07:07 GMT", 60_000],
    ["a date in the past", "Wed, 04 Mar 2026 05:00:00 GMT", 0],
    ["nothing", "", undefined],
    ["a date in the older form", "Wednesday, 04-Mar-26 05:07:07 GMT", 60_000],
    ["words", "soon", undefined],
    ["words with a number", "soon 5", undefined],
    ["a date of another form", "2026-03-04T05:07:07Z", undefined],
    ["a day that isn't", "Wed, 44 Mar 2026 05:07:07 GMT", undefined],
    ["a negative number", "-1", undefined],
    ["seconds with a unit", "30 seconds", undefined],
    ["two values", "30, 60", undefined],
  ])("reads %s", (_, text, expected) => {
    expect(readRetryAfter(new Headers({ "retry-after": text }), nowMs)).toBe(expected);
  });

  it("counts to a date from the service's own time, whatever the clock here says", () => {
    const date = "Wed, 04 Mar 2026 05:06:37 GMT";
    const headers = new Headers({ "retry-after": "Wed, 04 Mar 2026 05:07:07 GMT", date });
    expect(readRetryAfter(headers, nowMs + 3_600_000)).toBe(30_000);
    headers.set("date", "today");
    expect(readRetryAfter(headers, nowMs)).toBe(60_000);
  });

  it("gives nothing when the header is missing", () => {
    expect(readRetryAfter(new Headers(), nowMs)).toBeUndefined();
  });
});

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
    ["words", "soon", undefined],
    ["a negative number", "-1", undefined],
    ["seconds with a unit", "30 seconds", undefined],
    ["two values", "30, 60", undefined],
  ])("reads %s", (_, text, expected) => {
    expect(readRetryAfter(new Headers({ "retry-after": text }), nowMs)).toBe(expected);
  });

  it("gives nothing when the header is missing", () => {
    expect(readRetryAfter(new Headers(), nowMs)).toBeUndefined();
  });
});

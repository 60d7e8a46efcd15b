import { describe, expect, it } from "vitest";
import { OffsetClock } from "./clock.js";
import { parseDuration } from "./parse-duration.js";

describe("parseDuration", () => {
  it.each([
    [1500, 1500],
    ["250ms", 250],
    ["90s", 90_000],
    ["30m", 1_800_000],
    ["1.5h", 5_400_000],
    ["7d", 604_800_000],
  ])("reads %j", (duration, durationMs) => {
    expect(parseDuration(duration)).toBe(durationMs);
  });

  it.each(["2 hours", "", "-1h", -1, Number.NaN])("refuses %j, and says what would be right", (duration) => {
    expect(() => parseDuration(duration)).toThrow(
      /is not a duration: give milliseconds \(1500\) or text such as "90s"/,
    );
  });
});

describe("OffsetClock", () => {
  it("adds to the clock that it is made of", () => {
    let nowMs = 1000;
    const clock = new OffsetClock({ now: () => nowMs });
    clock.advance("1s");
    nowMs = 5000;
    expect(clock.now()).toBe(6000);
  });

  it("tells listeners of each advance, until they have heard enough", () => {
    const clock = new OffsetClock({ now: () => 0 });
    const heard: number[] = [];
    const stop = clock.onAdvance(() => heard.push(clock.now()));
    clock.advance("1s");
    clock.advance(500);
    stop();
    clock.advance("1h");
    expect(heard).toEqual([1000, 1500]);
  });
});

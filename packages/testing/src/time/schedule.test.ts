import { describe, expect, it, vi } from "vitest";
import { OffsetClock, standingClock } from "./clock.js";

describe("schedule", () => {
  it("runs what is due when the clock is put forward, in order and each at its time", () => {
    const clock = new OffsetClock(standingClock);
    const startMs = clock.now();
    const ran: [string, number][] = [];
    const note = (name: string) => () => void ran.push([name, clock.now() - startMs]);
    clock.schedule(note("late"), 90_000);
    clock.schedule(note("second"), 60_000);
    clock.schedule(note("first"), 1000);
    clock.advance("59s");
    expect(ran).toEqual([["first", 1000]]);
    clock.advance("1s");
    clock.advance("1h");
    expect(ran).toEqual([
      ["first", 1000],
      ["second", 60_000],
      ["late", 90_000],
    ]);
    expect(clock.now() - startMs).toBe(3_660_000);
  });

  it("runs what a timer has scheduled for the same stretch of time", () => {
    const clock = new OffsetClock(standingClock);
    const ran: string[] = [];
    clock.schedule(() => {
      ran.push("outer");
      clock.schedule(() => ran.push("inner"), 1000);
    }, 1000);
    clock.advance("2s");
    expect(ran).toEqual(["outer", "inner"]);
  });

  it("doesn't run what is cancelled", () => {
    const clock = new OffsetClock(standingClock);
    const callback = vi.fn();
    clock.schedule(callback, 1000)();
    clock.advance("1h");
    expect(callback).not.toHaveBeenCalled();
  });

  it("runs on such a clock also when the machine's timer is early", async () => {
    // Stands at the moment before, as `Date` may when a timer of a millisecond is done.
    const clock = new OffsetClock({ now: () => 1000 });
    await new Promise<void>((resolve) => clock.schedule(resolve, 1));
    expect(clock.now()).toBe(1001);
  });

  it("runs by itself on a clock that does", async () => {
    const clock = new OffsetClock(Date);
    await new Promise<void>((resolve) => clock.schedule(resolve, 1));
    const callback = vi.fn();
    clock.schedule(callback, 60_000);
    clock.advance("1m");
    expect(callback).toHaveBeenCalledOnce();
  });
});

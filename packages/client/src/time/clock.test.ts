import { describe, expect, it, vi } from "vitest";
import { systemClock } from "./clock.js";

describe("systemClock", () => {
  it("tells the time of the machine", () => {
    // It counts on from when it was loaded, so that both may drift apart a little.
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });

  it("passes evenly when the machine's clock is set", () => {
    const before = systemClock.now();
    const set = vi.spyOn(Date, "now").mockReturnValue(0);
    try {
      expect(systemClock.now() - before).toBeGreaterThanOrEqual(0);
      expect(systemClock.now() - before).toBeLessThan(60_000);
    } finally {
      set.mockRestore();
    }
  });

  it("doesn't run at once what is further away than timers reach", async () => {
    let hasRun = false;
    const cancel = systemClock.schedule(() => {
      hasRun = true;
    }, 2 ** 40);
    await new Promise((resolve) => setTimeout(resolve, 5));
    cancel();
    expect(hasRun).toBe(false);
  });

  it("runs what is scheduled, and not what is cancelled", async () => {
    const ran: string[] = [];
    const cancel = systemClock.schedule(() => ran.push("cancelled"), 0);
    const done = new Promise<void>((resolve) => {
      systemClock.schedule(() => {
        ran.push("scheduled");
        resolve();
      }, 0);
    });
    cancel();
    await done;
    expect(ran).toEqual(["scheduled"]);
  });
});

import { describe, expect, it } from "vitest";
import { systemClock } from "./clock.js";

describe("systemClock", () => {
  it("tells the time of the machine", () => {
    const before = Date.now();
    const nowMs = systemClock.now();
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(Date.now());
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

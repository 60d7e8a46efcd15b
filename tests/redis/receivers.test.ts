import { describe, expect, it } from "vitest";
import { runReceivers } from "../../scripts/testing/receivers/run-receivers.js";
import { redisProblem } from "../../scripts/testing/start-redis.js";

// What 10,000 events do is measured by `pnpm bench:receivers`.
describe.skipIf(redisProblem !== undefined)("receivers as processes of their own, on one Redis", () => {
  it("lose nothing that was answered when two are killed, and mark what comes out of order", async () => {
    const outcome = await runReceivers({ receivers: 3, events: 1000, leaseMs: 1000, killAt: [0.3, 0.6] });
    expect(outcome).toMatchObject({ handled: 1000, lost: 0 });
    // Twice, or too late without a mark, only for what a killed one was in the middle of: 16 at a time.
    expect(outcome.repeated).toBeLessThanOrEqual(32);
    expect(outcome.lateUnmarked).toBeLessThanOrEqual(32);
  });
});

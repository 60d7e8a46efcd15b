import { describe, expect, it } from "vitest";
import { runExpired, runShared } from "../../scripts/testing/shared-redis/run-shared.js";
import { redisProblem, restartProblem } from "../../scripts/testing/start-redis.js";

const WINDOW_MS = 2000;
const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

// How late and how fair they are is measured by `pnpm bench:shared`, on a machine that does nothing else.
describe.skipIf(redisProblem !== undefined)("processes of their own, on one Redis", () => {
  it("keep to one limit: everything is answered, nothing refused", async () => {
    const outcome = await runShared({ processes: 3, callsEach: 10, limit: 10, windowMs: WINDOW_MS });
    expect(outcome).toMatchObject({ answered: 30, refused: 0, failures: [] });
  });

  it.skipIf(restartProblem !== undefined)(
    "go on when one is killed and Redis is started anew, and send nothing in a penalty",
    async () => {
      const outcome = await runShared({
        ...{ processes: 3, callsEach: 12, limit: 10, windowMs: WINDOW_MS },
        async meanwhile({ redis, calling }) {
          await pause(WINDOW_MS / 2);
          calling.children[0]?.kill("SIGKILL");
          await pause(WINDOW_MS / 2);
          await redis.restart();
        },
      });
      expect(outcome.failures).toEqual([]);
      expect(outcome.answered).toBeGreaterThanOrEqual(24);
      expect(outcome.sentInPenalty).toBe(0);
    },
  );

  it("refresh an expired token once", async () => {
    expect(await runExpired(12)).toEqual({ answered: 12, refreshes: 1 });
  });
});

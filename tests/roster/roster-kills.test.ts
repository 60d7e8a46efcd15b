import { expect, it } from "vitest";
import { runRosterKills } from "../../scripts/testing/roster-kills/run-roster-kills.js";

// A hundred kills with 10,000 people: `pnpm bench:roster-kills`.
it("killed at any point and started again with the same plan, a process leaves exactly the list, and invites nobody again", async () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const outcome = await runRosterKills({ people: 400, kills: 4, random });
  expect(outcome).toMatchObject({ wrong: 0, invitedAgain: 0 });
  expect(outcome.killed).toBeGreaterThan(0);
});

import type { World } from "../state/world.js";
import { buildFinishedSessions } from "./finished-with-recordings.js";
import { type ScenarioName, scenarios } from "./scenarios.js";
import { buildTenThousandInvitees } from "./ten-thousand-invitees.js";
import { buildTownHall } from "./town-hall.js";
import { DAY_MS, MINUTE_MS } from "./units.js";

const BUILDERS: Readonly<Record<ScenarioName, (world: World) => void>> = {
  empty: () => {},
  "scheduled-town-hall": (world) => buildTownHall(world, 7 * DAY_MS),
  "live-session": (world) => buildTownHall(world, -20 * MINUTE_MS),
  "finished-with-recordings": buildFinishedSessions,
  "ten-thousand-invitees": buildTenThousandInvitees,
};

/**
 * Fills an empty world.
 *
 * @throws {TypeError} for the name of a scenario that doesn't exist.
 */
export function buildScenario(world: World, name: ScenarioName): void {
  if (!Object.hasOwn(BUILDERS, name)) {
    const known = Object.keys(scenarios).join(", ");
    throw new TypeError(`createFakeWebinarApi: there is no scenario ${JSON.stringify(name)}. There are: ${known}`);
  }
  BUILDERS[name](world);
}

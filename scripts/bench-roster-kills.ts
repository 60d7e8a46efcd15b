import { runRosterKills } from "./testing/roster-kills/run-roster-kills.js";

// A process that makes a session equal to a list is killed at random points, and started again with the plan that it saved:
// `pnpm bench:roster-kills [KILLS [PEOPLE]]`. Aim: the roster is exactly the list each time, and nobody is invited twice.
const [kills = 100, people = 10_000] = process.argv.slice(2).map(Number);
const startMs = performance.now();
const { killed, wrong, invitedAgain } = await runRosterKills({ people, kills, random: Math.random });
console.log(
  `${people} people, ${kills} lists, killed in the middle of ${killed}: ${wrong} wrong rosters, ${invitedAgain} invited again, ` +
    `${((performance.now() - startMs) / 60_000).toFixed(1)} min`,
);

import { rehearseRelease } from "./rehearsal/rehearse-release.js";

const started = performance.now();
// Ctrl-C ends the command that runs now, which is a failure like any other: the clean-up still happens.
process.once("SIGINT", () => console.error("Stopped; cleaning up"));
try {
  await rehearseRelease((line) => console.log(line));
  console.log(`Rehearsed in ${Math.round((performance.now() - started) / 1000)} s; nothing is left of it.`);
} catch (error) {
  console.error(`pnpm release:rehearse: ${(error as Error).message}`);
  process.exitCode = 1;
}

import { findDrift } from "./find-drift.js";

const drift = await findDrift();
if (drift.length > 0) {
  console.error(`These files differ from what their generators make:\n${drift.map((line) => `  ${line}`).join("\n")}`);
  console.error("Run `pnpm generate`, then `pnpm generate:fixtures`, and commit what they write.");
  console.error("Generated files are never edited by hand.");
  process.exitCode = 1;
} else {
  console.log("Generated files are up to date.");
}

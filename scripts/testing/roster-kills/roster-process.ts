import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createWebinarClient } from "@rcw/client";
import { applyRoster, planRoster, readRosterCsv, readRosterPlan } from "@rcw/roster";

// Makes a session equal to a file, by a plan that is saved before anything is sent; killed and started again, it goes on.
const [baseUrl = "", accessToken = "", webinarId = "", sessionId = "", csvFile = "", planFile = ""] =
  process.argv.slice(2);
const rcw = createWebinarClient({ auth: { accessToken }, baseUrl });
if (!existsSync(planFile)) {
  const { rows } = readRosterCsv(readFileSync(csvFile));
  const plan = await planRoster(rcw, { webinarId, sessionId }, rows, { remove: "missing" });
  writeFileSync(`${planFile}.new`, JSON.stringify(plan));
  renameSync(`${planFile}.new`, planFile);
}
const run = applyRoster(rcw, readRosterPlan(readFileSync(planFile, "utf8")), { maxPerCall: 100 });
for await (const { done, total } of run) process.send?.({ done, total });
process.disconnect?.();

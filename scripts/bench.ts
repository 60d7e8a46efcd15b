import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchClientCalls } from "./bench/client-calls.js";
import { compareProcesses } from "./bench/compare-processes.js";
import { benchFactories } from "./bench/factories.js";
import { benchFakeAtSize } from "./bench/fake-at-size.js";
import { benchFakeCalls } from "./bench/fake-calls.js";
import { benchLimiter } from "./bench/limiter.js";
import { benchNeighbours } from "./bench/neighbours.js";
import { benchRoster } from "./bench/roster.js";
import { benchTypeChecking } from "./bench/type-checking.js";

const PAIRS = 7;
const folder = await mkdtemp(join(tmpdir(), "rcw-bench-"));

try {
  const output = join(folder, "schema.ts");
  const { medianMs, baselineMedianMs, ratio } = compareProcesses(
    { name: "pnpm generate", command: "pnpm", args: ["generate"] },
    {
      name: "openapi-typescript",
      command: "pnpm",
      args: ["exec", "openapi-typescript", "openapi/webinar.bundled.json", "--output", output],
    },
    PAIRS,
  );
  console.log(`pnpm generate, beside openapi-typescript alone on the same document (whole processes, ${PAIRS} pairs):`);
  console.log(`  pnpm generate       ${medianMs.toFixed(0)} ms (median)`);
  console.log(`  openapi-typescript  ${baselineMedianMs.toFixed(0)} ms (median)`);
  console.log(`  ratio               ${ratio.toFixed(2)} (median of the pairs; aim: at most 2)`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

await benchFactories();
await benchFakeCalls();
await benchFakeAtSize();
await benchTypeChecking();
await benchLimiter();
await benchNeighbours();
await benchClientCalls();
await benchRoster();

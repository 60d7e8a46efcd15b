import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasProvidedNodes, nodeVersions } from "./node-versions.js";
import { createScenarioApp, type ScenarioApp } from "./scenario-app.js";
import { EXPECTED_METHODS, EXPECTED_RESULT, startScenarioServer } from "./scenario-server.js";

const run = promisify(execFile);
let app: ScenarioApp;

beforeAll(async () => {
  app = await createScenarioApp();
  await app.write(
    "main.mjs",
    `import { runScenario } from "./scenario.mjs";
     const result = await runScenario(JSON.parse(process.argv[2]));
     console.log(JSON.stringify({ version: process.version, result }));`,
  );
});
afterAll(() => app?.remove());

/** Throws where there should be one. */
function whyThereIsNone(major: number): string {
  if (hasProvidedNodes()) throw new Error(`Node ${major} is missing: run \`pnpm install\` with optional dependencies`);
  return `npm has Node ${major} for linux-x64 only, as tests/runtimes/nodes installs it`;
}

describe("the packed client, against the fake over HTTP", () => {
  it.for(nodeVersions())("works in Node $major", async ({ major, program }, { skip }) => {
    if (program === undefined) return skip(whyThereIsNone(major));
    const { server, options } = await startScenarioServer();
    try {
      const args = [join(app.folder, "main.mjs"), JSON.stringify(options)];
      const { stdout, stderr } = await run(program, args, { cwd: app.folder });
      // A warning of the runtime would be a finding too.
      expect(stderr).toBe("");
      const { version, result } = JSON.parse(stdout);
      expect(version).toMatch(new RegExp(`^v${major}\\.`));
      expect(result).toEqual(EXPECTED_RESULT);
      const methods = server.fake.journal.all().map(({ method }) => method);
      expect(methods.slice(0, EXPECTED_METHODS.length)).toEqual(EXPECTED_METHODS);
    } finally {
      await server.close();
    }
  });

  it("is tried in Node 20 or later, in 22 and in 24", () => {
    const majors = nodeVersions().map(({ major }) => major);
    expect(majors[0]).toBeGreaterThanOrEqual(20);
    expect(majors).toEqual(expect.arrayContaining([22, 24]));
  });
});

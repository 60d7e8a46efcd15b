import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { APPS, type RehearsedRelease, rehearseRelease } from "../../scripts/rehearsal/rehearse-release.js";

describe("releases to a registry on this machine", () => {
  let releases: RehearsedRelease[];
  let scratch: string;

  // A folder for temporary files of its own: what is in it afterwards was left behind by the rehearsal.
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "rcw-release-"));
    vi.stubEnv("TMPDIR", scratch);
    releases = await rehearseRelease(console.log);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(scratch, { recursive: true, force: true });
  });

  it("have the version numbers that the changes ask for", () => {
    expect(releases.map(({ name, version }) => [name, version])).toEqual([
      ["the packages as they are", expect.any(String)],
      ["an addition", bumped(releases[0]?.version, "minor")],
      ["documentation", bumped(releases[1]?.version, "patch")],
      ["a breaking change", bumped(releases[2]?.version, "major")],
    ]);
  });

  it("leave apps that compile, until one breaks them exactly at the lines that use what changed", () => {
    const [breaking, ...harmless] = [...releases].reverse();
    for (const { refused } of harmless) expect(refused).toEqual(Object.fromEntries(APPS.map((name) => [name, []])));
    expect(breaking?.refused).toEqual(breaking?.using);
    expect(breaking?.using["invitee-console"]?.length).toBeGreaterThan(0);
    expect(breaking?.using["invite-panel-worker"]).toEqual([]);
  });

  it("leave nothing behind", async () => {
    expect((await readdir(scratch)).filter((name) => name.startsWith("rcw-"))).toEqual([]);
  });
});

function bumped(version = "", bump: "major" | "minor" | "patch"): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { beforeAll, describe, expect, it } from "vitest";
import { APPS, type RehearsedRelease, rehearseRelease } from "../../scripts/rehearsal/rehearse-release.js";

const leftovers = async () =>
  (await readdir(tmpdir())).filter((name) => /^rcw-(registry|staged|app)-/.test(name)).sort();

describe("releases to a registry on this machine", () => {
  let releases: RehearsedRelease[];
  let before: string[];

  beforeAll(async () => {
    before = await leftovers();
    releases = await rehearseRelease(console.log);
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
    for (const name of APPS) expect(breaking?.using[name]?.length).toBeGreaterThan(0);
  });

  it("leave nothing behind", async () => {
    expect((await leftovers()).filter((name) => !before.includes(name))).toEqual([]);
  });
});

function bumped(version = "", bump: "major" | "minor" | "patch"): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diffDocuments } from "../../scripts/diff/diff-documents.js";
import { readDocument } from "../../scripts/document/bundle-document.js";
import { fromRoot } from "../../scripts/files.js";
import { findImpact, type Impact, isFine, type TriedRelease } from "../../scripts/impact/find-impact.js";
import { type BuiltRelease, buildFolder, packTree } from "../../scripts/impact/released-packages.js";
import { requireView } from "../../scripts/rehearsal/document-changes.js";
import { APPS } from "../../scripts/rehearsal/rehearse-release.js";
import { writeUpstream } from "../../scripts/rehearsal/release-copy.js";
import { runCommand, runNode } from "../../scripts/staging/run-node.js";
import { type StagedTree, stageTree } from "../../scripts/staging/stage-tree.js";

describe("what a release does to the apps", () => {
  let current: BuiltRelease;
  let tree: StagedTree;
  let next: TriedRelease;

  // The tree as it is against a copy of it with one more parameter, without which an invitee can't be deleted.
  beforeAll(async () => {
    current = await packTree();
    tree = await stageTree({ link: false });
    await runCommand("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], tree.folder);
    const text = await readFile(tree.at("openapi/webinar.yaml"), "utf8");
    const changed = requireView(readDocument({ name: "webinar.yaml", text }));
    const upstream = await writeUpstream(tree, "upstream.json", changed);
    const imported = ["--import", "tsx/esm", "scripts/import-spec.ts", upstream, "--no-typecheck"];
    expect((await runNode(imported, tree.folder)).exitCode).toBe(0);
    next = await buildFolder(tree.folder, tree.folder);
  });
  afterAll(async () => {
    await current?.remove();
    await tree?.remove();
  });

  const impactOn = (app: string): Promise<Impact> =>
    findImpact(fromRoot(`examples/${app}`), [current, next], diffDocuments(current.document, next.document).changes);

  it("is the lines that break, each with the change that is behind it, and nothing where nothing is used", async () => {
    const impacts = await Promise.all(APPS.map(impactOn));
    expect(impacts.map(({ broken }) => broken.length > 0)).toEqual([false, true]);
    expect(impacts.map(isFine)).toEqual([true, false]);
    for (const { causes, path } of impacts[1]?.broken ?? []) {
      expect(path).toMatch(/^src\//);
      expect(causes).toEqual([
        { where: "rcwConfigDeleteInvitee > parameter query view", message: "is new and required", advice: "pass it" },
      ]);
    }
    for (const { tests, testsBefore } of impacts) expect([testsBefore, tests]).toMatchObject([{ isPassed: true }, {}]);
  });
});

import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document/openapi.js";
import { fromRoot } from "../files.js";
import { packPackages } from "../pack-packages.js";
import { RELEASED } from "../release/released-document.js";
import { buildPackages, installDependencies } from "../staging/build-packages.js";
import { runCommand, succeed } from "../staging/run-node.js";
import type { TriedRelease } from "./find-impact.js";

/** A release in a folder of its own. */
export interface BuiltRelease extends TriedRelease {
  remove(): Promise<void>;
}

/** The commit of the last release: the one that wrote the released description. */
export async function lastReleasedCommit(): Promise<string> {
  const { stdout } = await runCommand("git", ["log", "-1", "--format=%H", "--", RELEASED], fromRoot(""));
  if (stdout.trim() !== "") return stdout.trim();
  throw new Error(`nothing has been released yet: no commit has ${RELEASED}; name what apps have by --released COMMIT`);
}

/** Builds and packs the packages of a commit, in a folder outside the repository. */
export async function buildCommit(commit: string): Promise<BuiltRelease> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "rcw-released-")));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const archive = `git archive --format=tar "$0" | tar -x -C "$1"`;
    await succeed(`git archive ${commit}`, runCommand("sh", ["-c", archive, commit, folder], fromRoot("")));
    return { ...(await buildFolder(folder, folder)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Packs the packages of the tree as it is, which are built. */
export async function packTree(root = fromRoot("")): Promise<BuiltRelease> {
  const destination = await realpath(await mkdtemp(join(tmpdir(), "rcw-next-")));
  const remove = () => rm(destination, { recursive: true, force: true });
  try {
    return { ...(await packBuilt(root, destination)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Installs and builds a copy of the repository, and packs it. */
export async function buildFolder(root: string, destination: string): Promise<TriedRelease> {
  const env = { ...process.env, CI: "1", TURBO_TELEMETRY_DISABLED: "1" };
  await installDependencies(root, env);
  await buildPackages(root, env);
  return packBuilt(root, destination);
}

async function packBuilt(root: string, destination: string): Promise<TriedRelease> {
  const text = await readFile(join(root, "openapi/webinar.bundled.json"), "utf8");
  return { packed: await packPackages(destination, root), document: JSON.parse(text) as OpenApiDocument };
}

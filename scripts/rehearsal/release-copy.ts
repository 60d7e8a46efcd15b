import { appendFile, readFile, writeFile } from "node:fs/promises";
import { buildPackages, installDependencies } from "../staging/build-packages.js";
import { runCommand, runNode, succeed } from "../staging/run-node.js";
import { type StagedTree, stageTree } from "../staging/stage-tree.js";
import type { Registry } from "./start-registry.js";

/** A copy of the repository in which releases can be made for real. */
export interface ReleaseCopy {
  readonly tree: StagedTree;
  /** Runs a script of the repository there; throws with its output when it fails in another way than expected. */
  runScript(path: string, args?: readonly string[], expectedExitCode?: number): Promise<string>;
  /** Turns the changesets into versions, builds, and publishes; answers the new version. */
  release(): Promise<string>;
}

/** Copies the repository, installs its dependencies and makes it a git repository of its own. */
export async function copyForRelease(registry: Registry): Promise<ReleaseCopy> {
  const tree = await stageTree({ link: false });
  const { folder, at } = tree;
  // A package manager and git must find nothing of the machine's own settings that could lead them elsewhere.
  const env = { ...process.env, CI: "1", HUSKY: "0", TURBO_TELEMETRY_DISABLED: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  const git = (...args: string[]) => succeed(`git ${args[0]}`, runCommand("git", args, folder, env));
  const commit = async (message: string) => {
    const identity = [
      "-c",
      "user.name=rehearsal",
      "-c",
      "user.email=rehearsal@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    await git("add", "-A");
    await git(...identity, "commit", "-q", "-m", message, "--allow-empty");
  };
  const runScript = async (path: string, args: readonly string[] = [], expected = 0) =>
    succeed(path, runNode(["--import", "tsx/esm", path, ...args], folder, env), expected);

  try {
    await appendFile(at(".npmrc"), registry.npmrc);
    await installDependencies(folder, env);
    await git("init", "-q", "-b", "main");
    await commit("The tree as it is");
  } catch (error) {
    await tree.remove();
    throw error;
  }
  return {
    tree,
    runScript,
    async release() {
      await runScript("scripts/version-packages.ts");
      await commit("Version packages");
      await buildPackages(folder, env);
      const publishing = { ...env, npm_config_registry: registry.url };
      const publish = [at("node_modules/@changesets/cli/bin.js"), "publish", "--no-git-tag"];
      await succeed("changeset publish", runNode(publish, folder, publishing));
      return (JSON.parse(await readFile(at("packages/types/package.json"), "utf8")) as { version: string }).version;
    },
  };
}

/** Writes a changed API description beside the copy's own; answers its path. */
export async function writeUpstream({ at }: StagedTree, name: string, document: object): Promise<string> {
  const path = at(name);
  await writeFile(path, JSON.stringify(document));
  return path;
}

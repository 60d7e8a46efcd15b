import { join } from "node:path";
import { runCommand, succeed } from "./run-node.js";

/** Installs what a copy of the repository depends on, as its lock file says. */
export function installDependencies(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  return succeed("pnpm install", runCommand("pnpm", args, folder, env));
}

/** Builds the published packages of a copy of the repository. */
export function buildPackages(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"];
  return succeed("turbo build", runCommand(join(folder, "node_modules/.bin/turbo"), args, folder, env));
}

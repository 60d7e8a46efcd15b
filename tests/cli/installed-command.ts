import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { neededBy, packPackages } from "../../scripts/pack-packages.js";

const run = promisify(execFile);

/** What a run of the command left. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface RunOptions {
  /** Environment variables beside those that every run has; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What standard input gives; it is empty without. */
  readonly input?: string;
  /** The Node to run it in. Default: the one that runs this. */
  readonly node?: string;
}

/** The command as `npm install -g` leaves it, and what a test has of its own. */
export interface InstalledCommand {
  /** What the shell finds. */
  readonly program: string;
  /** Where its profiles are kept. */
  readonly configFolder: string;
  readonly folder: string;
  /** The environment of every run: nothing of the machine's own logins. */
  readonly env: NodeJS.ProcessEnv;
  run(args: readonly string[], options?: RunOptions): Promise<CommandResult>;
  remove(): Promise<void>;
}

/** The command that was installed for this run of the tests, with a folder and an environment of its own. */
export async function installedCommand(): Promise<InstalledCommand> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-cli-"));
  const configFolder = join(folder, "config");
  const own = Object.entries(process.env).filter(([name]) => !/^(RCW_|NODE_OPTIONS|VITEST|FORCE_COLOR)/.test(name));
  const env = { ...Object.fromEntries(own), RCW_CONFIG_DIR: configFolder };
  const program = inject("rcwProgram");
  return {
    ...{ program, configFolder, folder, env },
    run: (args, options = {}) => runCommand(program, args, env, options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Packs the built packages, and installs the command globally under a prefix; gives what the shell finds. */
export async function installGlobally(prefix: string): Promise<string> {
  const tarballs = neededBy(["@rcw/cli"], await packPackages(prefix)).map(({ tarball }) => tarball);
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", "--global", "--prefix", prefix, ...quiet, ...tarballs], { maxBuffer: 2 ** 26 });
  return join(prefix, "bin/rcw");
}

function runCommand(
  program: string,
  args: readonly string[],
  base: NodeJS.ProcessEnv,
  { env, input = "", node }: RunOptions,
): Promise<CommandResult> {
  const [file, ...before] = node === undefined ? [program] : [node, program];
  return new Promise((resolve, reject) => {
    const child = spawn(file as string, [...before, ...args], { env: { ...base, ...env }, stdio: "pipe" });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      stdout += piece;
    });
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      stderr += piece;
    });
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    // A command that reads nothing may be gone by now.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "../../scripts/files.js";
import { packPackages } from "../../scripts/pack-packages.js";

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

/** The command as `npm install -g` leaves it, in a folder of its own. */
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

/** The command as it was built, run by Node: for what doesn't depend on how it was installed. */
export async function builtCommand(): Promise<InstalledCommand> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-cli-"));
  return commandIn(folder, fromRoot("packages/cli/dist/rcw.js"), process.execPath);
}

/** Packs the built packages, and installs the command globally under a scratch prefix. */
export async function installCommand(): Promise<InstalledCommand> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-cli-"));
  const packed = await packPackages(folder);
  const prefix = join(folder, "prefix");
  const tarballs = neededBy("@rcw/cli", packed).map(({ tarball }) => tarball);
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", "--global", "--prefix", prefix, ...quiet, ...tarballs], { maxBuffer: 2 ** 26 });

  return commandIn(folder, join(prefix, "bin/rcw"));
}

function commandIn(folder: string, program: string, usualNode?: string): InstalledCommand {
  const configFolder = join(folder, "config");
  const own = Object.entries(process.env).filter(([name]) => !/^(RCW_|NODE_OPTIONS|VITEST|FORCE_COLOR)/.test(name));
  const env = { ...Object.fromEntries(own), RCW_CONFIG_DIR: configFolder };
  return {
    ...{ program, configFolder, folder, env },
    run: (args, { node = usualNode, ...options } = {}) =>
      runCommand(program, args, env, { ...options, ...(node !== undefined && { node }) }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

type Packed = Awaited<ReturnType<typeof packPackages>>;

/** A package of ours and those that it needs. */
function neededBy(name: string, packed: Packed): Packed {
  const names = new Set([name]);
  for (const known of names) {
    for (const other of packed.find((each) => each.name === known)?.dependencies ?? []) names.add(other);
  }
  return packed.filter((each) => names.has(each.name));
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

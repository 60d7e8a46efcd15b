import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fromRoot } from "../files.js";
import { neededBy, type PackedPackage } from "../pack-packages.js";
import { runCommand, runNode } from "../staging/run-node.js";

/** A line that the compiler refuses. */
export interface RefusedLine {
  /** From the app's folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What an app's own test command said; undefined for an app without one. */
export type TestOutcome = { readonly isPassed: boolean; readonly output: string } | undefined;

/** A copy of an app that uses the packages, in which releases of them can be tried. */
export interface TrialApp {
  /** The folder that it was copied from. */
  readonly source: string;
  /** The copy. */
  readonly folder: string;
  /** Puts packed packages in the place of those that the app has. */
  install(packed: readonly PackedPackage[]): Promise<void>;
  compile(): Promise<RefusedLine[]>;
  test(): Promise<TestOutcome>;
  remove(): Promise<void>;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/**
 * Copies an app, which stays as it is. What it has besides our packages is linked from where it is installed.
 *
 * @throws {Error} when the folder is no app that uses the packages.
 */
export async function createTrialApp(source: string): Promise<TrialApp> {
  const manifest = await readManifest(source);
  const others = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const ours = others.filter(isOurs);
  if (ours.length === 0) throw new Error(`${source}/package.json has none of the packages @rcw/...: nothing to try`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), `rcw-trial-${basename(source)}-`)));
  const leftOut = /[\\/](node_modules|dist|\.git)([\\/]|$)/;
  await cp(source, folder, { recursive: true, filter: (path) => !leftOut.test(path.slice(source.length)) });
  return {
    source,
    folder,
    async install(packed) {
      await rm(join(folder, "node_modules"), { recursive: true, force: true });
      const needed = neededBy(ours, packed);
      const dependencies = Object.fromEntries(needed.map(({ name, tarball }) => [name, `file:${tarball}`]));
      await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, dependencies, devDependencies: {} }));
      const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
      const { exitCode, stderr } = await runCommand("npm", ["install", ...quiet], folder);
      if (exitCode !== 0) throw new Error(`npm install for ${source} failed: ${stderr}`);
      await Promise.all(others.filter((name) => !isOurs(name)).map((name) => linkDependency(source, folder, name)));
    },
    compile: () => compile(source, folder),
    async test() {
      if (manifest.scripts?.test === undefined) return undefined;
      const { exitCode, stdout, stderr } = await runCommand("npm", ["test"], folder, { ...process.env, CI: "1" });
      return { isPassed: exitCode === 0, output: `${stdout}${stderr}` };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function isOurs(name: string): boolean {
  return name.startsWith("@rcw/");
}

async function readManifest(source: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(source, "package.json"), "utf8")) as Manifest;
  } catch (error) {
    throw new Error(`${source} is no folder of an app: ${(error as Error).message}`);
  }
}

async function linkDependency(source: string, folder: string, name: string): Promise<void> {
  const link = join(folder, "node_modules", name);
  await rm(link, { recursive: true, force: true });
  await mkdir(dirname(link), { recursive: true });
  await symlink(await realpath(join(source, "node_modules", name)), link, "junction");
  // What it starts is found where the package manager put it.
  const [program] = [join(source, "node_modules/.bin", basename(name))];
  const target = await realpath(program).catch(() => undefined);
  if (target === undefined) return;
  await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
  await rm(join(folder, "node_modules/.bin", basename(name)), { force: true });
  await symlink(target, join(folder, "node_modules/.bin", basename(name)));
}

/** By the app's own compiler, or else by this repository's. */
async function compile(source: string, folder: string): Promise<RefusedLine[]> {
  const args = [compilerOf(source), "-p", "tsconfig.json", "--noEmit", "--pretty", "false"];
  const { exitCode, stdout, stderr } = await runNode(args, folder);
  const lines = [...stdout.matchAll(/^(\S.*)\((\d+),\d+\): error (TS\d+: .*(?:\n {2,}.*)*)/gm)].map(
    ([, path = "", line, message = ""]) => ({ path, line: Number(line), message }),
  );
  if (exitCode !== 0 && lines.length === 0) throw new Error(`${source}: the compiler can't be run: ${stdout}${stderr}`);
  return lines;
}

function compilerOf(source: string): string {
  try {
    return createRequire(join(source, "package.json")).resolve("typescript/bin/tsc");
  } catch {
    return fromRoot("node_modules/typescript/bin/tsc");
  }
}

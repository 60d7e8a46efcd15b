import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fromRoot } from "../files.js";
import { type RefusedLine, readCompilerErrors } from "./compiler-errors.js";
import { runCommand, runNode, succeed } from "./run-node.js";

/** What an app's own test command said; undefined for an app without one. */
export type TestOutcome = { readonly isPassed: boolean; readonly output: string } | undefined;

/** A copy of an app that uses the packages, in which releases of them can be tried. */
export interface TrialApp {
  /** The copy. */
  readonly folder: string;
  /** Names of the packages of ours that it names itself. */
  readonly uses: readonly string[];
  /** Puts packages in the place of those that it has: name -> version or tarball. */
  install(packages: Readonly<Record<string, string>>): Promise<void>;
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
 * Copies an app, which stays as it is. What it has besides our packages is linked from where it is installed, since it
 * isn't what is tried.
 *
 * @param npmrc Lines of an `.npmrc`: where the packages are found.
 * @throws {Error} when the folder is no app that uses the packages.
 */
export async function createTrialApp(source: string, npmrc?: string): Promise<TrialApp> {
  const manifest = await readManifest(source);
  const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const uses = all.filter((name) => name.startsWith("@rcw/"));
  if (uses.length === 0) throw new Error(`${source}/package.json has none of the packages @rcw/...: nothing to try`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), `rcw-trial-${basename(source)}-`)));
  const leftOut = /[\\/](node_modules|dist|\.git)([\\/]|$)/;
  await cp(source, folder, { recursive: true, filter: (path) => !leftOut.test(path.slice(source.length)) });
  if (npmrc !== undefined) await writeFile(join(folder, ".npmrc"), npmrc);
  return {
    folder,
    uses,
    async install(dependencies) {
      await rm(join(folder, "node_modules"), { recursive: true, force: true });
      await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, dependencies, devDependencies: {} }));
      // From a registry, what was published a moment ago; tarballs are what they are.
      const freshness = npmrc === undefined ? "--prefer-offline" : "--prefer-online";
      const args = ["install", freshness, "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
      await succeed(`npm install for ${source}`, runCommand("npm", args, folder));
      const others = all.filter((name) => !uses.includes(name));
      await Promise.all(others.map((name) => linkDependency(source, folder, name)));
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

async function readManifest(source: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(join(source, "package.json"), "utf8")) as Manifest;
  } catch (error) {
    throw new Error(`${source} is no folder of an app: ${(error as Error).message}`);
  }
}

/** A package, and the program that it has by its own name. */
async function linkDependency(source: string, folder: string, name: string): Promise<void> {
  await linkTo(await realpath(join(source, "node_modules", name)), join(folder, "node_modules", name));
  const program = join("node_modules/.bin", basename(name));
  const target = await realpath(join(source, program)).catch(() => undefined);
  if (target !== undefined) await linkTo(target, join(folder, program));
}

async function linkTo(target: string, link: string): Promise<void> {
  await rm(link, { recursive: true, force: true });
  await mkdir(dirname(link), { recursive: true });
  await symlink(target, link, "junction");
}

/** By the app's own compiler, or else by this repository's. */
async function compile(source: string, folder: string): Promise<RefusedLine[]> {
  const args = [compilerOf(source), "-p", "tsconfig.json", "--noEmit", "--pretty", "false"];
  const { exitCode, stdout, stderr } = await runNode(args, folder);
  const lines = readCompilerErrors(stdout);
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

import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fromRoot } from "../files.js";

/** A copy of the repository in a temporary folder, with its dependencies linked: a place to try things out in. */
export interface StagedTree {
  /** Absolute path of the copy. */
  readonly folder: string;
  /** Absolute path, in the copy, of a file of the repository. */
  at(path: string): string;
  remove(): Promise<void>;
}

/** Made by a build or a tool, and made anew in the copy where it is needed. */
const LEFT_OUT = new Set(["node_modules", "dist", ".git", ".turbo", "coverage", "reports", ".stryker-tmp"]);

/** How a tree is staged; every member has a default. */
export interface StageTreeOptions {
  /** The repository; this one if left out. */
  readonly root?: string;
  /** Whether dependencies are linked; true if left out. */
  readonly link?: boolean;
}

/** Copies the files of the repository; what was built isn't copied. The caller removes the copy. */
export async function stageTree({ root = fromRoot(""), link = true }: StageTreeOptions = {}): Promise<StagedTree> {
  const source = await realpath(root);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "rcw-staged-")));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await cp(source, folder, { recursive: true, filter: (path) => path === source || !LEFT_OUT.has(basename(path)) });
    if (link) await linkDependencies(source, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, at: (path) => join(folder, path), remove };
}

/** The copy's packages depend on each other's copies, and on the same third-party packages as the repository. */
async function linkDependencies(source: string, folder: string): Promise<void> {
  for (const workspace of [
    "",
    ...(await listFolders(source, "packages")),
    ...(await listFolders(source, "examples")),
  ]) {
    const dependencies = join(source, workspace, "node_modules");
    for (const name of await listDependencies(dependencies)) {
      const target = await realpath(join(dependencies, name));
      const inside = relative(source, target);
      const isWorkspace = !inside.startsWith("..") && !inside.split(/[\\/]/).includes("node_modules");
      const link = join(folder, workspace, "node_modules", name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(isWorkspace ? join(folder, inside) : target, link, "junction");
    }
  }
}

async function listFolders(source: string, parent: string): Promise<string[]> {
  return (await entriesOf(join(source, parent))).map((name) => join(parent, name));
}

/** Names of packages, scoped ones as `@scope/name`. */
async function listDependencies(dependencies: string): Promise<string[]> {
  const names = (await entriesOf(dependencies)).filter((name) => !name.startsWith("."));
  const nested = names.map(async (name) =>
    name.startsWith("@") ? (await entriesOf(join(dependencies, name))).map((inner) => `${name}/${inner}`) : [name],
  );
  return (await Promise.all(nested)).flat();
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "./files.js";

const run = promisify(execFile);

/** The folders of the published packages: everything in `packages/`, dependencies first. */
export const PUBLISHED_PACKAGES: readonly string[] = listPublished(fromRoot(""));

/** Those that are imported; the others are run. */
export const LIBRARY_PACKAGES: readonly string[] = PUBLISHED_PACKAGES.filter((folder) =>
  Object.hasOwn(readManifest(fromRoot(""), folder).exports ?? {}, "."),
);

/** A package as it would be published. */
export interface PackedPackage {
  /** As in an import: `@rcw/client`. */
  name: string;
  /** Absolute path of the tarball. */
  tarball: string;
  /** What it needs. */
  dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, `packages/${folder}/package.json`), "utf8")) as Manifest;
}

function listPublished(root: string): string[] {
  const folders = readdirSync(join(root, "packages")).sort();
  return inOrderOfDependencies(new Map(folders.map((folder) => [folder, readManifest(root, folder)])));
}

function inOrderOfDependencies(manifests: ReadonlyMap<string, Manifest>): string[] {
  const ordered = new Set<string>();
  const visit = (folder: string) => {
    if (ordered.has(folder)) return;
    const { dependencies = {} } = manifests.get(folder) as Manifest;
    for (const [other, { name }] of manifests) if (name in dependencies) visit(other);
    ordered.add(folder);
  };
  for (const folder of manifests.keys()) visit(folder);
  return [...ordered];
}

/** Packs the built packages of a repository (this one if left out) into a folder, as publishing does. */
export async function packPackages(destination: string, root = fromRoot("")): Promise<PackedPackage[]> {
  return Promise.all(
    listPublished(root).map(async (folder) => {
      const args = ["pack", "--json", "--pack-destination", destination];
      const { stdout } = await run("pnpm", args, { cwd: join(root, "packages", folder) });
      const { name, filename } = JSON.parse(stdout) as { name: string; filename: string };
      const tarball = join(destination, filename.split(/[\\/]/).at(-1) ?? filename);
      return { name, tarball, dependencies: Object.keys(readManifest(root, folder).dependencies ?? {}) };
    }),
  );
}

/** Packages, and those of ours that they need. */
export function neededBy(names: Iterable<string>, packed: readonly PackedPackage[]): PackedPackage[] {
  const needed = new Set(names);
  for (const known of needed) {
    for (const other of packed.find(({ name }) => name === known)?.dependencies ?? []) needed.add(other);
  }
  return packed.filter(({ name }) => needed.has(name));
}

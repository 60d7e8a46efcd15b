import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "./files.js";

const run = promisify(execFile);

/** The folders of the published packages: everything in `packages/`, dependencies first. */
export const PUBLISHED_PACKAGES: readonly string[] = inOrderOfDependencies(
  new Map(
    readdirSync(fromRoot("packages"))
      .sort()
      .map((folder) => [folder, readManifest(folder)]),
  ),
);

/** Those that are imported; the others are run. */
export const LIBRARY_PACKAGES: readonly string[] = PUBLISHED_PACKAGES.filter((folder) =>
  Object.hasOwn(readManifest(folder).exports ?? {}, "."),
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

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(fromRoot(`packages/${folder}/package.json`), "utf8")) as Manifest;
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

/** Packs the built packages into a folder, as publishing does. */
export async function packPackages(destination: string): Promise<PackedPackage[]> {
  return Promise.all(
    PUBLISHED_PACKAGES.map(async (folder) => {
      const args = ["pack", "--json", "--pack-destination", destination];
      const { stdout } = await run("pnpm", args, { cwd: fromRoot(`packages/${folder}`) });
      const { name, filename } = JSON.parse(stdout) as { name: string; filename: string };
      const tarball = join(destination, filename.split(/[\\/]/).at(-1) ?? filename);
      return { name, tarball, dependencies: Object.keys(readManifest(folder).dependencies ?? {}) };
    }),
  );
}

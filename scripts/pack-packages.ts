import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "./files.js";

const run = promisify(execFile);

/** The published packages, dependencies first. */
export const PUBLISHED_PACKAGES = ["types", "client", "testing"] as const;

/** A package as it would be published. */
export interface PackedPackage {
  /** As in an import: `@rcw/client`. */
  name: string;
  /** Absolute path of the tarball. */
  tarball: string;
}

/** Packs the built packages into a folder, as publishing does. */
export async function packPackages(destination: string): Promise<PackedPackage[]> {
  return Promise.all(
    PUBLISHED_PACKAGES.map(async (folder) => {
      const args = ["pack", "--json", "--pack-destination", destination];
      const { stdout } = await run("pnpm", args, { cwd: fromRoot(`packages/${folder}`) });
      const { name, filename } = JSON.parse(stdout) as { name: string; filename: string };
      return { name, tarball: join(destination, filename.split(/[\\/]/).at(-1) ?? filename) };
    }),
  );
}

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "../scripts/files.js";
import { packPackages } from "../scripts/pack-packages.js";

const run = promisify(execFile);

/** An app outside the workspace that has installed the packages as they are published. */
export interface PackedApp {
  readonly folder: string;
  write(fileName: string, content: string | object): Promise<void>;
  /** Runs a program in the app's folder. */
  run(program: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }>;
  remove(): Promise<void>;
}

/** What a packed app has, and hasn't. */
export interface PackedAppOptions {
  /** Packages of this repository that it has besides: name -> path from the root. */
  readonly links?: Readonly<Record<string, string>>;
  /** Packages of ours that it does without, and without those that need them. Default: the command, which isn't imported. */
  readonly without?: readonly string[];
}

/** Packs the built packages and installs them. */
export async function createPackedApp({
  links = {},
  without = ["@rcw/cli"],
}: PackedAppOptions = {}): Promise<PackedApp> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-app-"));
  const app: PackedApp = {
    folder,
    async write(fileName, content) {
      await mkdir(dirname(join(folder, fileName)), { recursive: true });
      await writeFile(join(folder, fileName), typeof content === "string" ? content : JSON.stringify(content));
    },
    run: (program, args) => run(program, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  const packed = await packPackages(folder);
  const wanted = packed.filter(
    ({ name, dependencies }) => ![name, ...dependencies].some((each) => without.includes(each)),
  );
  const dependencies = Object.fromEntries(wanted.map(({ name, tarball }) => [name, `file:${tarball}`]));
  await app.write("package.json", { name: "app", private: true, type: "module", dependencies });
  await app.run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"]);
  for (const [name, path] of Object.entries(links)) {
    const target = join(folder, "node_modules", name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(fromRoot(path), target, "dir");
  }
  return app;
}

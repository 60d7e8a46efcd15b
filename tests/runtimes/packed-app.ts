import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { fromRoot } from "../../scripts/files.js";
import { packPackages } from "../../scripts/pack-packages.js";

const run = promisify(execFile);

/** An app outside the workspace with the packed packages and the scenario in it. */
export interface PackedApp {
  /** Absolute path of `scenario.mjs`. */
  readonly scenario: string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Unpacks what would be published into an app's `node_modules`; nothing is downloaded. */
export async function createPackedApp(): Promise<PackedApp> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-runtimes-"));
  for (const { name, tarball } of await packPackages(folder)) {
    const target = join(folder, "node_modules", name);
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", target]);
  }
  await linkDependencies(folder);
  const scenario = join(folder, "scenario.mjs");
  const source = await readFile(fromRoot("tests/runtimes/scenario.ts"), "utf8");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  await writeFile(scenario, ts.transpileModule(source, { compilerOptions }).outputText);
  return { folder, scenario, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The client's dependencies, from where the workspace has them. */
async function linkDependencies(folder: string): Promise<void> {
  const manifest = join(folder, "node_modules/@rcw/client/package.json");
  const { dependencies = {} } = JSON.parse(await readFile(manifest, "utf8")) as { dependencies?: object };
  const clientRequire = createRequire(fromRoot("packages/client/package.json"));
  for (const name of Object.keys(dependencies).filter((dependency) => !dependency.startsWith("@rcw/"))) {
    const found = clientRequire.resolve.paths(name)?.[0] ?? "";
    const target = join(folder, "node_modules", name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(join(found, name), target, "junction");
  }
}

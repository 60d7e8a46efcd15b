import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type SchemaAlias, writeAliases } from "./document/schema-aliases.js";
import { fromRoot, writeIfChanged } from "./files.js";
import { ALIASES, generateFromSources, readSources } from "./generate-from-sources.js";
import { expiringAliases, releasedAliases, writeAliasChangeset } from "./release/aliases-of-release.js";
import { checkChangeset } from "./release/check-changeset.js";
import { findUses } from "./release/find-uses.js";
import {
  RELEASED,
  RELEASED_SURFACE,
  readBundled,
  readReleased,
  readReleasedSurface,
} from "./release/released-document.js";
import { runCommand, runNode } from "./staging/run-node.js";
import { compareSurfaces } from "./surface/compare-surfaces.js";
import { describeSurface } from "./surface/describe-surface.js";

const ALIAS_CHANGESET = fromRoot(".changeset/renamed-schemas.md");

try {
  await versionPackages();
} catch (error) {
  console.error(`pnpm version-packages: ${(error as Error).message}`);
  process.exitCode = 1;
}

/** Turns the changesets into versions and changelogs, and keeps the document that is released with them. */
async function versionPackages(): Promise<void> {
  const changesets = (await readdir(fromRoot(".changeset"))).filter(
    (name) => name.endsWith(".md") && name !== "README.md",
  );
  const [released, next] = await Promise.all([readReleased(), readBundled()]);
  const surfaces = [await readReleasedSurface(), await describeSurface()] as const;
  const isSurfaceChanged = surfaces[0] !== undefined && compareSurfaces(surfaces[0], surfaces[1]).length > 0;
  checkChangeset(released, next, changesets, isSurfaceChanged);
  if (changesets.length === 0) throw new Error("there is no changeset, so there is nothing to release");
  const before = await readVersion();
  const sources = await readSources();
  const isMajor = await announcesMajor(changesets);
  const expired = expiringAliases(sources.aliases, isMajor);
  await refuseUsed(expired);
  if (expired.length > 0) await writeFile(ALIAS_CHANGESET, writeAliasChangeset(expired));
  await succeed(
    "changeset version",
    runNode([fromRoot("node_modules/@changesets/cli/bin.js"), "version"], fromRoot("")),
  );
  const version = await readVersion();
  const aliases = releasedAliases(sources.aliases, { isMajor, version });
  if (sources.aliases.length > 0) await writeIfChanged({ path: ALIASES, text: writeAliases(aliases) });
  // Names of old versions go, and the client names its new one.
  await Promise.all((await generateFromSources({ ...sources, aliases })).map(writeIfChanged));
  await writeIfChanged({ path: RELEASED, text: next.text });
  await writeIfChanged({ path: RELEASED_SURFACE, text: `${JSON.stringify(await describeSurface())}\n` });
  await succeed(
    "pnpm install",
    runCommand("pnpm", ["install", "--lockfile-only", "--no-frozen-lockfile"], fromRoot("")),
  );
  console.log(`${before} -> ${version}; ${RELEASED} is the API description of this version.`);
}

/** Our own code must have left the old names before they go. */
async function refuseUsed(expired: readonly SchemaAlias[]): Promise<void> {
  const uses = await findUses(expired.map(({ name }) => name));
  if (uses.length > 0)
    throw new Error(`these use names that go with this major version; correct them first:\n${uses.join("\n")}`);
}

/** The three packages have one version. */
async function readVersion(): Promise<string> {
  return (JSON.parse(await readFile(fromRoot("packages/types/package.json"), "utf8")) as { version: string }).version;
}

async function announcesMajor(changesets: readonly string[]): Promise<boolean> {
  const texts = await Promise.all(changesets.map((name) => readFile(fromRoot(`.changeset/${name}`), "utf8")));
  return texts.some((text) => /^["']?@rcw\/\w+["']?: major$/m.test(text.split(/^---$/m)[1] ?? ""));
}

async function succeed(name: string, running: ReturnType<typeof runCommand>): Promise<void> {
  const { exitCode, stdout, stderr } = await running;
  if (exitCode === 0) return;
  await rm(ALIAS_CHANGESET, { force: true });
  throw new Error(`${name} failed: ${stderr || stdout}`);
}

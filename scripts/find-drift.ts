import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fromRoot, readIfPresent } from "./files.js";
import { fixturesFromDocument } from "./fixtures-from-document.js";
import { generateFromSources } from "./generate-from-sources.js";
import type { GeneratedFile } from "./generators/generated-file.js";

/** Generates in memory and says which committed files differ, are missing, or are made by nothing any more. */
export async function findDrift(): Promise<string[]> {
  const files = [...(await generateFromSources()), ...(await fixturesFromDocument())];
  const differing = await Promise.all(
    files.map(async ({ path, text }) => {
      const committed = await readIfPresent(path);
      if (committed === undefined) return `${path} is missing`;
      return committed === text ? undefined : `${path} has other contents`;
    }),
  );
  return [...differing.filter((line) => line !== undefined), ...(await findStrays(files))];
}

/** Folders of `docs/` in which every file is generated. */
const DOCS_FOLDERS = ["docs/services", "docs/models"];

/** Files in `generated/` folders, and in those of generated pages, that no generator makes. */
async function findStrays(files: readonly GeneratedFile[]): Promise<string[]> {
  const made = new Set(files.map(({ path }) => path));
  const generated = [...made].flatMap((path) => /^.*\/generated(?=\/)/.exec(path) ?? []);
  const folders = new Set([...generated, ...DOCS_FOLDERS]);
  const present = await Promise.all([...folders].map(listFiles));
  return present
    .flat()
    .filter((path) => !made.has(path))
    .map((path) => `${path} is made by no generator`);
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(fromRoot(folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fromRoot("."), join(entry.parentPath, entry.name)));
}

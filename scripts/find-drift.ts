import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fromRoot, readIfPresent } from "./files.js";
import { generateFromSources } from "./generate-from-sources.js";
import type { GeneratedFile } from "./generators/generated-file.js";

/** Generates in memory and says which committed files differ, are missing, or are made by nothing any more. */
export async function findDrift(): Promise<string[]> {
  const files = await generateFromSources();
  const differing = await Promise.all(
    files.map(async ({ path, text }) => {
      const committed = await readIfPresent(path);
      if (committed === undefined) return `${path} is missing`;
      return committed === text ? undefined : `${path} has other contents`;
    }),
  );
  return [...differing.filter((line) => line !== undefined), ...(await findStrays(files))];
}

/** Files in `generated/` folders that no generator makes. */
async function findStrays(files: readonly GeneratedFile[]): Promise<string[]> {
  const made = new Set(files.map(({ path }) => path));
  const folders = new Set([...made].map((path) => dirname(path)).filter((folder) => folder.endsWith("/generated")));
  const present = await Promise.all(
    [...folders].map(async (folder) => (await readdir(fromRoot(folder))).map((name) => `${folder}/${name}`)),
  );
  return present
    .flat()
    .filter((path) => !made.has(path))
    .map((path) => `${path} is made by no generator`);
}

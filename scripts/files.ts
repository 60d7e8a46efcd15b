import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { GeneratedFile } from "./generators/generated-file.js";

/** The absolute path of a file of the repository. */
export function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A file's text; undefined where there is no such file. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(fromRoot(path), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes a file unless it already has this text, so that nothing downstream is rebuilt for nothing; true when written. */
export async function writeIfChanged({ path, text }: GeneratedFile): Promise<boolean> {
  if ((await readIfPresent(path)) === text) return false;
  await mkdir(dirname(fromRoot(path)), { recursive: true });
  await writeFile(fromRoot(path), text);
  return true;
}

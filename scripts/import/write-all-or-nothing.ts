import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file to write, or to remove where there is no text; its path is relative to the root. */
export interface FileChange {
  readonly path: string;
  readonly text: string | undefined;
}

/**
 * Writes and removes files so that either all of it happens or nothing: the new texts are written beside the old
 * files first, and when putting them in place fails, what was there comes back. Answers the paths that changed.
 */
export async function writeAllOrNothing(root: string, changes: readonly FileChange[]): Promise<string[]> {
  const before = await Promise.all(changes.map(({ path }) => readOrNothing(join(root, path))));
  const wanted = changes.map((change, index) => ({ ...change, before: before[index] }));
  const differing = wanted.filter(({ text, before: old }) => text !== old);
  const done: typeof differing = [];
  try {
    for (const { path, text } of differing) if (text !== undefined) await writeBeside(join(root, path), text);
    for (const change of differing) {
      done.push(change);
      await putInPlace(join(root, change.path), change.text);
    }
  } catch (error) {
    for (const { path, before: old } of done) await restore(join(root, path), old);
    throw error;
  } finally {
    await Promise.all(
      differing.map(({ path }) => rm(beside(join(root, path)), { force: true }).catch(() => undefined)),
    );
  }
  return differing.map(({ path }) => path);
}

async function readOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function beside(path: string): string {
  return `${path}.new`;
}

async function writeBeside(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(beside(path), text);
}

async function putInPlace(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(path, { force: true });
  else await rename(beside(path), path);
}

async function restore(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(path, { force: true });
  else await writeFile(path, text);
}

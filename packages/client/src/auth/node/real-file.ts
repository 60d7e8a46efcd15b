import { readlink, realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** The file that a path leads to over symbolic links; it needn't be there yet. */
export async function realFile(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    // No such file, or a link to none.
    const target = await readlink(path).catch(() => undefined);
    return target === undefined ? path : realFile(resolve(dirname(path), target));
  }
}

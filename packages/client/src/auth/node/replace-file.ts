import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";

/** Writes a file that only its owner may read, wholly or not at all: readers see the old text or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  // In the same folder: a rename between file systems would be a copy.
  const temporaryPath = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporaryPath, "wx", 0o600);
    try {
      await file.writeFile(text);
      // Without it a power cut after the rename can leave an empty file.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeAllOrNothing } from "./write-all-or-nothing.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "rcw-write-"));
  await writeFile(join(root, "a.txt"), "old a");
  await writeFile(join(root, "b.txt"), "old b");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function contents(): Promise<Record<string, string>> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = entries.map(async ({ name, parentPath }) => [name, await readFile(join(parentPath, name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

describe("writeAllOrNothing", () => {
  it("writes, makes folders, removes, and says what changed", async () => {
    const changes = [
      { path: "a.txt", text: "new a" },
      { path: "b.txt", text: undefined },
      { path: "deep/er/c.txt", text: "new c" },
    ];
    expect(await writeAllOrNothing(root, changes)).toEqual(["a.txt", "b.txt", "deep/er/c.txt"]);
    expect(await contents()).toEqual({ "a.txt": "new a", "c.txt": "new c" });
    expect(await writeAllOrNothing(root, changes)).toEqual([]);
  });

  it("leaves everything as it was when a file can't be put in its place", async () => {
    await mkdir(join(root, "taken", "inside"), { recursive: true });
    const changes = [
      { path: "a.txt", text: "new a" },
      { path: "new.txt", text: "new" },
      { path: "b.txt", text: undefined },
      { path: "taken", text: "a folder is in its place" },
    ];
    await expect(writeAllOrNothing(root, changes)).rejects.toThrow("EISDIR");
    expect(await contents()).toEqual({ "a.txt": "old a", "b.txt": "old b" });
  });

  it("comes back from a failure in the middle of putting files in place", async () => {
    // "b.txt" goes, and then the folder that should hold the last file is found to be a file.
    const changes = [
      { path: "a.txt", text: "new a" },
      { path: "b.txt", text: undefined },
      { path: "a.txt.new/c.txt", text: "c" },
    ];
    await expect(writeAllOrNothing(root, changes)).rejects.toThrow();
    expect(await contents()).toEqual({ "a.txt": "old a", "b.txt": "old b" });
  });
});

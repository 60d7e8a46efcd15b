import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Becomes the command `rcw-fake`: it reads its arguments from the process, and ends with it. */
export async function runFake(args: readonly string[]): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve("@rcw/testing/package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { "rcw-fake": string } };
  process.argv = [process.argv[0] ?? "node", "rcw-fake", ...args];
  await import(pathToFileURL(join(dirname(manifest), bin["rcw-fake"])).href);
}

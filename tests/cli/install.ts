import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { installGlobally } from "./installed-command.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The command as the shell finds it after `npm install -g` of the packed packages. */
    readonly rcwProgram: string;
  }
}

/** Installs the packed command once for all files of tests. */
export default async function install({ provide }: TestProject): Promise<() => Promise<void>> {
  const prefix = await mkdtemp(join(tmpdir(), "rcw-prefix-"));
  provide("rcwProgram", await installGlobally(prefix));
  return () => rm(prefix, { recursive: true, force: true });
}

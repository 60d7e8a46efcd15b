import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { preview } from "vite";
import { fromRoot } from "../files.js";

const run = promisify(execFile);

/** An app's production build on a free port of this machine. */
export interface ServedApp {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds a Vite app as it goes into production, and serves it; close it when the tests are done.
 *
 * @param path the app's folder, from the root of the repository.
 */
export async function serveApp(path: string): Promise<ServedApp> {
  const root = fromRoot(path);
  const outDir = await mkdtemp(join(tmpdir(), "vite-build-"));
  const remove = () => rm(outDir, { recursive: true, force: true });
  try {
    const vite = join(createRequire(join(root, "package.json")).resolve("vite/package.json"), "../bin/vite.js");
    // In a process of its own: a test runner's NODE_ENV would make a development build of it.
    const environment = { ...process.env, NODE_ENV: "production" };
    await run(process.execPath, [vite, "build", "--outDir", outDir, "--logLevel", "warn"], {
      cwd: root,
      env: environment,
    });
    const server = await preview({
      root,
      configFile: false,
      logLevel: "warn",
      build: { outDir },
      preview: { port: 0, host: "127.0.0.1" },
    });
    const [url] = server.resolvedUrls?.local ?? [];
    if (url === undefined) throw new Error(`Vite serves ${path} nowhere on this machine`);
    return { url, close: () => server.close().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

import { build } from "esbuild";
import { fromRoot } from "../files.js";

/**
 * Bundles a script of the repository for a browser, as an app's build does; gives the text of an ES module.
 *
 * @param alias packages to take in place of others: `{ msw: "msw-3" }`.
 */
export async function bundleForBrowser(path: string, alias: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fromRoot("."),
    entryPoints: [path],
    alias,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

import { build } from "esbuild";
import { fromRoot } from "../files.js";

/** Makes one file of plain JavaScript of a program: fifty compilers would take longer than what is measured. */
export async function bundleProcess(program: string, outfile: string): Promise<void> {
  await build({
    ...{ entryPoints: [fromRoot(program)], outfile, bundle: true, logLevel: "error" },
    ...{ platform: "node", format: "esm", target: "node20" },
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

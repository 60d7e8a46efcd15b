import { readdir, readFile, writeFile } from "node:fs/promises";
import { type RefusedLine, readCompilerErrors } from "./compiler-errors.js";
import { runNode } from "./run-node.js";
import type { StagedTree } from "./stage-tree.js";

/** A line that the compiler refuses, from the root of the repository, with the first line of what it says. */
export type Misfit = RefusedLine;

/** What is compiled together, as the repository's own configurations have it. */
const PARTS = [
  { include: ["packages/*/src"], lib: ["ES2023", "DOM", "DOM.Iterable"] },
  { include: ["scripts", "tests", "vitest.config.ts"], lib: ["ES2023"] },
];

/** Compiles packages, scripts and tests of a staged tree from their sources; answers what the compiler refuses. */
export async function checkTypes(tree: StagedTree): Promise<Misfit[]> {
  const paths = await sourcesOfPackages(tree.at);
  const packages = await checkPart(tree, 0, paths);
  const others = await checkPart(tree, 1, paths);
  // The second part reads the packages' sources too, whose configuration is another one.
  return [...packages, ...others.filter(({ path }) => !path.startsWith("packages/"))];
}

async function checkPart({ folder, at }: StagedTree, part: 0 | 1, paths: Record<string, string[]>): Promise<Misfit[]> {
  const { include, lib } = PARTS[part] as (typeof PARTS)[number];
  const config = at(`tsconfig.staged-${part}.json`);
  const compilerOptions = { noEmit: true, declaration: false, types: ["node"], lib, paths };
  await writeFile(config, JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions, include }));
  const tsc = at("node_modules/typescript/bin/tsc");
  const { exitCode, stdout, stderr } = await runNode([tsc, "-p", config, "--pretty", "false"], folder);
  const misfits = readCompilerErrors(stdout).map(({ message, ...place }) => ({
    ...place,
    message: message.split("\n")[0] ?? "",
  }));
  if (exitCode !== 0 && misfits.length === 0) throw new Error(`The compiler can't be run: ${stdout}${stderr}`);
  return misfits;
}

/** Each entry point of each package, and the source that it is built from. */
async function sourcesOfPackages(at: StagedTree["at"]): Promise<Record<string, string[]>> {
  const paths: Record<string, string[]> = {};
  for (const folder of await readdir(at("packages"))) {
    const { name, exports } = JSON.parse(await readFile(at(`packages/${folder}/package.json`), "utf8")) as {
      name: string;
      exports: Record<string, string | { types?: string }>;
    };
    for (const [entry, target] of Object.entries(exports)) {
      const types = typeof target === "object" ? target.types : undefined;
      if (types === undefined) continue;
      const source = types.replace("./dist/", `./packages/${folder}/src/`).replace(/\.d\.ts$/, ".ts");
      paths[name + entry.slice(1)] = [source];
    }
  }
  return paths;
}

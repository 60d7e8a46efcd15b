import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import ts from "typescript";
import type { StagedTree } from "./stage-tree.js";

/** The JavaScript of a staged `@rcw/types`, without checks and declarations: enough to run the fake on it. */
export async function buildTypes({ at }: StagedTree): Promise<void> {
  const source = at("packages/types/src");
  const names = await readdir(source, { recursive: true });
  const modules = names.filter((name) => /(?<!\.d|-d)\.ts$/.test(name) && !/\.test(-d)?\.ts$/.test(name));
  for (const name of modules) {
    const text = await readFile(`${source}/${name}`, "utf8");
    const { outputText } = ts.transpileModule(text, { compilerOptions: OPTIONS });
    const target = at(`packages/types/dist/${name.replace(/\.ts$/, ".js")}`);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
  }
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
};

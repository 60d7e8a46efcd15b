import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { GeneratedFile } from "../generators/generated-file.js";
import { buildTypes } from "../staging/build-types.js";
import { checkTypes, type Misfit } from "../staging/check-types.js";
import { runNode } from "../staging/run-node.js";
import { type StagedTree, stageTree } from "../staging/stage-tree.js";

/** What a copy of the repository says about an import. */
export interface Rehearsal {
  /** Golden requests and answers of the fake that the new document makes. */
  readonly fixtures: readonly GeneratedFile[];
  /** Fixtures for which the fake and its handwritten golden calls don't fit the new document. */
  readonly problems: readonly string[];
  /** Handwritten code that doesn't compile against what was generated. */
  readonly misfits: readonly Misfit[];
}

/** Writes the files of an import into a copy of the repository, asks the fake there, and compiles everything. */
export async function rehearseImport(
  files: readonly GeneratedFile[],
  { typecheck }: { readonly typecheck: boolean },
): Promise<Rehearsal> {
  const tree = await stageTree();
  try {
    await writeInto(tree, files);
    await buildTypes(tree);
    const { fixtures, problems } = await askFake(tree);
    await rm(tree.at("packages/testing/src/generated/fixtures"), { recursive: true, force: true });
    await writeInto(tree, fixtures);
    return { fixtures, problems, misfits: typecheck ? await checkTypes(tree) : [] };
  } finally {
    await tree.remove();
  }
}

async function askFake({ folder }: StagedTree): Promise<Pick<Rehearsal, "fixtures" | "problems">> {
  const script = "scripts/import/staged-fixtures.ts";
  const { exitCode, stdout, stderr } = await runNode(["--import", "tsx/esm", script], folder);
  if (exitCode !== 0)
    throw new Error(`The fixtures can't be made from the new document:\n${stderr.replaceAll(`${folder}/`, "")}`);
  const { files, problems } = JSON.parse(stdout) as { files: GeneratedFile[]; problems: string[] };
  return { fixtures: files, problems };
}

async function writeInto(tree: StagedTree, files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(tree.at(path)), { recursive: true });
    await writeFile(tree.at(path), text);
  }
}

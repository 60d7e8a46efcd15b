import { readdir, readFile } from "node:fs/promises";
import { fromRoot } from "../../scripts/files.js";
import { PUBLISHED_PACKAGES } from "../../scripts/pack-packages.js";
import type { Block } from "./block.js";
import { readBlocks } from "./read-blocks.js";
import { readDocComments } from "./read-doc-comments.js";

const PACKAGES = PUBLISHED_PACKAGES.map((folder) => `packages/${folder}`);

/** The blocks of every page that we write or generate, and of every doc comment, page by page. */
export async function readAllBlocks(): Promise<Block[][]> {
  const [docs, sources] = await Promise.all([
    listFiles("docs", ".md"),
    Promise.all(PACKAGES.map((folder) => listFiles(`${folder}/src`, ".ts"))),
  ]);
  const pages = ["README.md", ...PACKAGES.map((folder) => `${folder}/README.md`), ...docs];
  const withComments = sources.flat().filter((path) => !/\.test(-d)?\.ts$|\/generated\//.test(path));
  return Promise.all([
    ...pages.map(async (page) => readBlocks(page, await readPage(page))),
    ...withComments.map(async (page) => readDocComments(page, await readPage(page))),
  ]);
}

function readPage(path: string): Promise<string> {
  return readFile(fromRoot(path), "utf8");
}

async function listFiles(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(fromRoot(folder), { recursive: true });
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

import { type Block, placeOf } from "./block.js";
import { docCommentPrelude } from "./doc-comment-prelude.js";

/** Blocks that run in one module, as a file of an app. Its lines are those of the page, so that errors name them. */
export interface Program {
  readonly fileName: string;
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly isTest: boolean;
  /** Why it is compiled only; undefined for programs that run. */
  readonly notRun: string | undefined;
}

/** Attributes that a TypeScript block may have. */
const ATTRIBUTES = ["continues", "set-up", "of", "no-run", "no-compile"];

/** Every TypeScript block of a page is a program of its own, unless it `continues` the one before. */
export function createPrograms(blocks: readonly Block[], sceneOf: (operationId: string) => string): Program[] {
  const groups: Block[][] = [];
  for (const block of blocks.filter(({ language }) => language === "ts")) {
    checkAttributes(block);
    const before = groups.at(-1);
    if ("no-compile" in block.attributes) continue;
    if (!("continues" in block.attributes)) groups.push([block]);
    else if (before) before.push(block);
    else throw new Error(`${placeOf(block)} continues a program, but none is above it`);
  }
  return groups.map((group) => createProgram(group, sceneOf));
}

function checkAttributes({ attributes, page, line }: Block): void {
  const unknown = Object.keys(attributes).filter((name) => !ATTRIBUTES.includes(name));
  if (unknown.length > 0) throw new Error(`${placeOf({ page, line })} has unknown attributes: ${unknown.join(", ")}`);
  for (const name of ["no-run", "no-compile"]) {
    if (attributes[name] === "") throw new Error(`${placeOf({ page, line })} must say why: ${name}="..."`);
  }
}

function createProgram(blocks: readonly Block[], sceneOf: (operationId: string) => string): Program {
  const [first] = blocks as [Block];
  const prelude = preludeOf(first, sceneOf);
  const source = layOut(prelude, blocks);
  const isTest = /from "vitest"/.test(source);
  const isFragment = isTest && !/\btest\(/.test(source);
  const name = `${first.page.replaceAll(/\W+/g, "-")}-${first.line}`;
  return {
    fileName: isTest ? `${name}.test.ts` : `${name}.ts`,
    source: isFragment ? asTest(prelude, blocks) : source,
    blocks,
    isTest,
    notRun: blocks.map(({ attributes }) => attributes["no-run"]).find((reason) => reason !== undefined),
  };
}

/** Puts every line of the blocks on the line that it has on the page. */
function layOut(prelude: string, blocks: readonly Block[]): string {
  const lines = [prelude];
  blocks.forEach(({ line, code }, index) => {
    while (lines.length < line - 1) lines.push("");
    lines[line - 1] = `${lines[line - 1] ?? ""} beginBlock(${index});`;
    for (const [offset, text] of code.split("\n").entries()) lines[line + offset] = text;
  });
  return `${lines.join("\n")}\nexport {};\n`;
}

/** An example in a doc comment that expects something, as a test. */
function asTest(prelude: string, [block]: readonly Block[]): string {
  return `${prelude} import { test } from "vitest"; test("example", async () => {\n${block?.code}});\n`;
}

/** What a block is given without showing it. */
function preludeOf({ attributes, page, code }: Block, sceneOf: (operationId: string) => string): string {
  if (page.endsWith(".ts")) return docCommentPrelude(code);
  if (attributes.of === undefined) return "";
  return `import { openWorld } from "./worlds.js"; const { rcw, fake } = await openWorld("${sceneOf(attributes.of)}");`;
}

import ts from "typescript";
import type { Block } from "./block.js";
import { readBlocks } from "./read-blocks.js";

/** The `@example` parts of a source file's doc comments. */
export function readDocComments(page: string, text: string): Block[] {
  const source = ts.createSourceFile(page, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Block>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== "example" || found.has(tag.pos)) continue;
      const { line } = source.getLineAndCharacterOfPosition(tag.pos);
      found.set(tag.pos, { page, line: line + 1, ...contentsOf(tag) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

/** An example's code; one that needs a fence, to say why it doesn't run, may have one. */
function contentsOf({ comment }: ts.JSDocTag): Pick<Block, "language" | "attributes" | "code"> {
  const text = (ts.getTextOfJSDocComment(comment) ?? "").trim();
  const [fenced] = readBlocks("", text);
  if (fenced === undefined) return { language: "ts", attributes: {}, code: `${text}\n` };
  const { language, attributes, code } = fenced;
  return { language, attributes, code };
}

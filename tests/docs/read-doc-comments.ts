import ts from "typescript";
import type { Block } from "./block.js";

/** The `@example` parts of a source file's doc comments. */
export function readDocComments(page: string, text: string): Block[] {
  const source = ts.createSourceFile(page, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, Block>();
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== "example" || found.has(tag.pos)) continue;
      const { line } = source.getLineAndCharacterOfPosition(tag.pos);
      found.set(tag.pos, { page, line: line + 1, language: "ts", attributes: {}, code: codeOf(tag) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

/** The text of an example, without a fence around it. */
function codeOf({ comment }: ts.JSDocTag): string {
  const text = ts.getTextOfJSDocComment(comment) ?? "";
  return /^```\w*\n([\s\S]*?)```/.exec(text.trim())?.[1] ?? `${text.trim()}\n`;
}

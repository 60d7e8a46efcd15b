import { readFile } from "node:fs/promises";
import ts from "typescript";

/** The text of the statement, or member of a class, that has a line: a call may span several. */
export async function readStatement(path: string, line: number): Promise<string> {
  const text = await readFile(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const [start, end] = [line - 1, line].map((index) =>
    index < file.getLineStarts().length ? file.getPositionOfLineAndCharacter(index, 0) : text.length,
  ) as [number, number];
  let innermost: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getEnd() <= start || node.getStart() >= end) return;
    const isWhole = ts.isStatement(node) || ts.isClassElement(node) || ts.isArrowFunction(node);
    // A block is as long as what it belongs to.
    if (isWhole && !ts.isBlock(node)) innermost = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return innermost?.getText() ?? text.slice(start, end);
}

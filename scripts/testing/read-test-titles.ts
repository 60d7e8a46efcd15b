import ts from "typescript";

/** What a test file says it tests. */
export interface TestTitles {
  /** Titles as they stand in the source, placeholders included: `refuses %s`. */
  readonly titles: readonly string[];
  /** Texts and property names of the file: what placeholders can stand for. */
  readonly words: ReadonlySet<string>;
}

/** Reads the titles of the tests that a file runs; those that are skipped, or in a block that is, don't count. */
export function readTestTitles(source: string): TestTitles {
  const titles: string[] = [];
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) words.add(node.name.text);
    if (ts.isCallExpression(node)) {
      const callee = calleeText(node.expression);
      if (/^(describe|it|test)\b/.test(callee) && !RUNS.test(callee)) return;
      const [title] = node.arguments;
      if (/^(it|test)(\.each\(\))?$/.test(callee) && title !== undefined) titles.push(patternOf(title));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.test.ts", source, ts.ScriptTarget.Latest));
  return { titles, words };
}

/** `it`, `it.each` and its call; not `it.skip`, `it.todo`, `describe.skip`. */
const RUNS = /^(describe|it|test)(\.each(\(\))?)?$/;

/** `it.each()` for the callee of `it.each([...])("...")`. */
function calleeText(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee)) return `${calleeText(callee.expression)}.${callee.name.text}`;
  if (ts.isCallExpression(callee)) return `${calleeText(callee.expression)}()`;
  return "";
}

/** A template with values in it has `%s` in their places. */
function patternOf(title: ts.Expression): string {
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return "";
  return [title.head.text, ...title.templateSpans.map(({ literal }) => `%s${literal.text}`)].join("");
}

const PLACEHOLDER = /%[sdifjoOpc]|\$[\w.]+/g;

/** Whether a file has a test of this title: as it stands in the source, or with words of the file filled in. */
export function hasTest({ titles, words }: TestTitles, title: string): boolean {
  return titles.some((candidate) => {
    if (candidate === title) return true;
    const literals = candidate.split(PLACEHOLDER).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const [, ...filledIn] = new RegExp(`^${literals.join("(.+)")}$`).exec(title) ?? [];
    return filledIn.length > 0 && filledIn.every((word) => words.has(word));
  });
}

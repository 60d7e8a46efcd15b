import ts from "typescript";

/** Generated text with its comments out: what is left is what the compiler sees. */
export function withoutComments(text: string): string {
  const file = ts.createSourceFile("generated.ts", text, ts.ScriptTarget.ES2022);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

/** The lines that follow a comment with `@deprecated`. */
export function deprecationsIn(text: string): string[] {
  const found = text.matchAll(/\/\*\*(?:(?!\*\/)[\s\S])*@deprecated(?:(?!\*\/)[\s\S])*\*\/\s*([^\n]*)/g);
  return [...found].map(([, line]) => line?.trim() ?? "");
}

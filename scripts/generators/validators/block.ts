/** Statements that run under a condition; without any, the condition alone, for what it reports. */
export function block(condition: string, statements: readonly string[]): string[] {
  if (statements.length === 0) return [`void (${condition});`];
  const [only] = statements;
  if (statements.length === 1 && only !== undefined && !only.includes("\n") && !only.startsWith("if ")) {
    return [`if (${condition}) ${only}`];
  }
  return [`if (${condition}) {\n${indented(statements)}\n}`];
}

/** Statements as the inside of braces. */
export function indented(statements: readonly string[]): string {
  return statements.map((statement) => `  ${statement.replaceAll("\n", "\n  ")}`).join("\n");
}

import { UsageError } from "../failures/usage-error.js";

/** A JMESPath expression as a function. */
export type Query = (value: unknown) => unknown;

/** @throws {UsageError} for one that isn't JMESPath, or that fails on what it is asked. */
export async function compileQuery(expression: string): Promise<Query> {
  const { compile, TreeInterpreter } = await import("@jmespath-community/jmespath");
  const said = (error: unknown) =>
    new UsageError(
      `--query ${JSON.stringify(expression)}: ${error instanceof Error ? error.message : String(error)}`,
      "It takes JMESPath, as records[?role=='Panelist'].email: https://jmespath.org",
    );
  let compiled: ReturnType<typeof compile>;
  try {
    compiled = compile(expression);
  } catch (error) {
    throw said(error);
  }
  return (value) => {
    try {
      return TreeInterpreter.search(compiled, value as Parameters<typeof TreeInterpreter.search>[1]) as unknown;
    } catch (error) {
      throw said(error);
    }
  };
}

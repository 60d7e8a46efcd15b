import { UsageError } from "../failures/usage-error.js";
import { readInput } from "../terminal/streams.js";

/** Asks for a text in the terminal. */
export async function askFor(question: string): Promise<string> {
  needTerminal(question, "give it as a flag or in the environment");
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({
    message: question,
    output: process.stderr,
    validate: (value) => (value?.trim() ? undefined : "It can't be empty"),
  });
  if (isCancel(answer)) throw new UsageError("the question was not answered");
  return answer.trim();
}

/**
 * A secret: from the environment, else from standard input where `mayPipe` and it isn't a terminal, else asked for
 * without showing it. Never from an argument, which every user of the machine can read.
 */
export async function readSecret(variable: string, question: string, mayPipe: boolean): Promise<string> {
  const given = process.env[variable];
  if (given) return given.trim();
  if (mayPipe && !process.stdin.isTTY) {
    const piped = (await readInput()).trim();
    if (piped) return piped;
  }
  needTerminal(question, `set ${variable}${mayPipe ? ", or pipe it in" : ""}`);
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({
    message: question,
    output: process.stderr,
    validate: (value) => (value?.trim() ? undefined : "It can't be empty"),
  });
  if (isCancel(answer)) throw new UsageError("the question was not answered");
  return answer.trim();
}

function needTerminal(question: string, instead: string): void {
  if (process.stdin.isTTY) return;
  throw new UsageError(`"${question}" can't be asked without a terminal`, `Without one, ${instead}.`);
}

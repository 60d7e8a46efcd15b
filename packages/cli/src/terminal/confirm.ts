import { UsageError } from "../failures/usage-error.js";

/** Asks whether to go on; without a terminal there is nobody to ask. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError(`"${question}" can't be asked without a terminal`, "Look at the plan, then give --yes.");
  }
  const prompts = await import("@clack/prompts");
  const answer = await prompts.confirm({ message: question, output: process.stderr, initialValue: false });
  return !prompts.isCancel(answer) && answer;
}

import { createInterface } from "node:readline/promises";

/** Asks the person at the terminal; false where there is none. */
export async function confirmMajor(input = process.stdin, output = process.stdout): Promise<boolean> {
  if (input.isTTY !== true || output.isTTY !== true || process.env.CI) return false;
  const prompt = createInterface({ input, output });
  try {
    return /^y(es)?$/i.test((await prompt.question("Is this what is to be released? [y/N] ")).trim());
  } finally {
    prompt.close();
  }
}

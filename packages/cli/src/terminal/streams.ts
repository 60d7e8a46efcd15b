/** Writes to standard output, and resolves when whoever reads it can take more. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Writes to standard error. */
export function complain(text: string): void {
  process.stderr.write(text);
}

/** Everything that standard input gives. */
export async function readInput(): Promise<string> {
  process.stdin.setEncoding("utf8");
  let text = "";
  for await (const piece of process.stdin) text += piece;
  return text;
}

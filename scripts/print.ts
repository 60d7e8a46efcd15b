/** Prints what a command was asked for. A reader that has seen enough and goes (`| head`) is no failure. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EPIPE" ? resolve() : reject(error),
    );
    process.stdout.write(text, () => resolve());
  });
}

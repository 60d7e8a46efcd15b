import { execFile } from "node:child_process";

/** How a process ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAX_OUTPUT_BYTES = 100_000_000;

/** Runs a script with this Node.js; answers how it ended, also when it failed. */
export function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  return runCommand(process.execPath, args, cwd, env);
}

/** What a command prints; throws with all of it when it ends in another way than expected. */
export async function succeed(name: string, running: Promise<Outcome>, expectedExitCode = 0): Promise<string> {
  const { exitCode, stdout, stderr } = await running;
  if (exitCode === expectedExitCode) return stdout;
  throw new Error(`${name} ended with ${exitCode} instead of ${expectedExitCode}:\n${stdout}${stderr}`);
}

/** Runs a command; answers how it ended, also when it failed. */
export function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, maxBuffer: MAX_OUTPUT_BYTES }, (error, stdout, stderr) => {
      const code = (error as { code?: number | string } | null)?.code;
      const exitCode = error === null ? 0 : typeof code === "number" ? code : 1;
      resolve({ exitCode, stdout, stderr: typeof code === "string" ? `${stderr}${error?.message}` : stderr });
    });
  });
}

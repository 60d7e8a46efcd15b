import { type Command, CommanderError } from "commander";
import { ExitCode } from "../failures/exit-codes.js";
import { formatFailure } from "../failures/failure.js";
import { complain } from "../terminal/streams.js";
import { createProgram } from "./create-program.js";
import { normalizeArguments } from "./normalize-arguments.js";

const COMPLETION_COMMAND = "complete";

/** Does what the arguments say, and sets the exit code of the process. */
export async function runProgram(args: readonly string[]): Promise<void> {
  endWithReader();
  keepLogsOffOutput();
  // Its arguments are another command's.
  if (args[0] === "fake") return (await import("../fake/run-fake.js")).runFake(args.slice(1));
  const program = createProgram();
  if (args[0] === COMPLETION_COMMAND) (await import("../completion/add-completion.js")).addCompletion(program);
  else announceCompletion(program);
  try {
    await program.parseAsync(normalizeArguments(args), { from: "user" });
  } catch (error) {
    // Help and versions come as errors too, with code 0; Commander has written what is to be said.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : ExitCode.Usage;
      return;
    }
    const { explainFailure } = await import("../failures/explain-failure.js");
    const failure = explainFailure(error);
    complain(formatFailure(failure));
    process.exitCode = failure.exitCode;
  }
}

/** The command in the help of the others, without what it needs. */
function announceCompletion(program: Command): void {
  const description = "completion for bash, zsh, fish and powershell: source <(rcw complete bash)";
  program.command(COMPLETION_COMMAND).argument("<shell>").description(description);
}

/** Who reads the output may stop before its end, as `head` does: nothing has gone wrong then. */
function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

/** The client's `RCW_LOG` writes to the console, and standard output is for answers: `--verbose` takes its place. */
function keepLogsOffOutput(): void {
  const level = process.env.RCW_LOG;
  delete process.env.RCW_LOG;
  if (level) process.env.RCW_VERBOSE ??= level;
}

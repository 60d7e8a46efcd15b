import { Command } from "commander";
import { ExitCode } from "../failures/exit-codes.js";
import { type Failure, formatFailure } from "../failures/failure.js";
import { addFakeCommand } from "../fake/add-fake-command.js";
import { addLoginCommands } from "../login/add-login-commands.js";
import { addMcpCommand } from "../mcp/add-mcp-command.js";
import { addOperationCommands } from "../operations/add-operation-commands.js";
import { addRosterCommands } from "../roster/add-roster-commands.js";
import { addWatchCommand } from "../watch/add-watch-command.js";
import { addWebhooksCommand } from "../webhooks/add-webhooks-command.js";
import { addGlobalOptions } from "./global-options.js";
import { HELP_STYLE } from "./help-style.js";
import { readVersion } from "./read-version.js";

const AFTER = `
Try it without an account: rcw --fake invitees list --webinar-id 8730911 --session-id 4410277
Exit codes: 0 done, 1 unforeseen, 2 usage, 3 refused, 4 not found, 5 rate limit, 6 network or service, 130 interrupted`;

/** Commander's complaint in the form of all others. */
function usageFailure(text: string): Failure {
  const why = text.replace(/^error: /, "");
  const next = "See rcw --help, or --help behind a command.";
  return { what: "that can't work", why, next, exitCode: ExitCode.Usage };
}

/** Every command. What a command needs is loaded when it runs. */
export function createProgram(): Command {
  const program = new Command("rcw")
    .description("RingCentral Webinar in the terminal: every operation of the API, and the same as tools for agents")
    .version(readVersion(), "-V, --version")
    .usage("[options] <command>")
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: (text, write) => write(formatFailure(usageFailure(text))) })
    .exitOverride()
    .configureHelp(HELP_STYLE)
    .addHelpText("after", AFTER);
  addGlobalOptions(program);
  addOperationCommands(program);
  addLoginCommands(program);
  addRosterCommands(program);
  addWatchCommand(program);
  addWebhooksCommand(program);
  addMcpCommand(program);
  addFakeCommand(program);
  return program;
}

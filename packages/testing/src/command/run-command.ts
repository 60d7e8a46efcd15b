import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { startFakeServer } from "../server/start-fake-server.js";
import { HELP } from "./help.js";
import { type Command, readArguments, type ServeOptions, UsageError } from "./read-arguments.js";
import { readVersion } from "./read-version.js";

/** What the command has to do with the process around it. */
export interface CommandEnvironment {
  /** Writes to standard output, and to standard error. */
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Resolves when the server is to end. */
  readonly stopped: Promise<void>;
}

/** Wrong usage. */
const EXIT_USAGE = 2;
/** The server couldn't be started. */
const EXIT_FAILURE = 1;

/** Does what the arguments say; gives the exit code once that is done. */
export async function runCommand(args: readonly string[], environment: CommandEnvironment): Promise<number> {
  const { print, complain } = environment;
  let command: Command;
  try {
    command = readArguments(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`rcw-fake: ${error.message}\nSee rcw-fake --help\n`);
    return EXIT_USAGE;
  }
  if (command.kind === "serve") return await serve(command, environment);
  print(command.kind === "help" ? HELP : `${readVersion()}\n`);
  return 0;
}

async function serve(options: ServeOptions, { print, complain, stopped }: CommandEnvironment): Promise<number> {
  const { port, hostname, seed, scenario, rateLimits, strict, control } = options;
  const log = options.log ? { log: (line: string) => complain(`${line}\n`) } : {};
  try {
    const scene = { ...(scenario !== undefined && { scenario }) };
    const fake = createFakeWebinarApi({ seed, rateLimits, strict, clock: Date, ...scene });
    const server = await startFakeServer({ fake, port, hostname, control, ...log });
    print(describe(server.url, fake));
    await stopped;
    await server.close();
    return 0;
  } catch (error) {
    complain(`rcw-fake: ${explain(error, options)}\n`);
    return EXIT_FAILURE;
  }
}

/** Everything that a client needs, one fact on each line. */
function describe(url: string, { accessToken, clientId, clientSecret, redirectUri, jwt }: FakeWebinarApi): string {
  const facts = {
    url,
    "access token": accessToken,
    "client id": clientId,
    "client secret": clientSecret,
    "redirect uri": redirectUri,
    jwt,
  };
  return Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join("");
}

function explain(error: unknown, { port, hostname }: ServeOptions): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `port ${port} is in use; choose another one, or leave --port out for a free one`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `this machine has no address ${hostname}`;
  return message;
}

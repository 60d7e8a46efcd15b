import { parseArgs } from "node:util";

/** A server to run the read-only calls against. */
export interface ServerOptions {
  server: string;
  token: string;
  webinarId: string;
  sessionId: string;
}

const USAGE = `usage: pnpm start
       pnpm start --server URL --token TOKEN --webinar ID --session ID
Without options it runs the five invitee operations against the embedded fake. With them it runs the calls that only
read against a server; the token can also come from the environment variable RCW_ACCESS_TOKEN.`;

/** The command line can't be followed. */
export class StartUsageError extends Error {
  constructor(problem: string) {
    super(`${problem}\n${USAGE}`);
  }
}

/** Reads the command line; undefined when it names no server. Throws StartUsageError when it can't be followed. */
export function readStartOptions(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): ServerOptions | undefined {
  const values = parse(args);
  if (Object.keys(values).length === 0) return undefined;
  const { server, token = environment.RCW_ACCESS_TOKEN, webinar, session } = values;
  const missing = Object.entries({ server, token, webinar, session }).filter(([, value]) => !value);
  if (missing.length > 0) throw new StartUsageError(`missing: ${missing.map(([name]) => `--${name}`).join(", ")}`);
  return { server, token, webinarId: webinar, sessionId: session } as ServerOptions;
}

function parse(args: readonly string[]) {
  const option = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { server: option, token: option, webinar: option, session: option } })
      .values;
  } catch (error) {
    throw new StartUsageError((error as Error).message);
  }
}

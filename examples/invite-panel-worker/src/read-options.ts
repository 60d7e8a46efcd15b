import { parseArgs } from "node:util";

/** What the command line and the environment ask for. */
export interface Options {
  readonly file: string;
  readonly webinarId: string;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly baseUrl: string | undefined;
  readonly batchSize: number;
  readonly isDryRun: boolean;
}

export const USAGE = `usage: invite-panel <file.csv> --webinar <id> --session <id> [options]

  --dry-run            reads and compares, and changes nothing
  --batch-size <n>     how many people one call carries; 100 if left out
  --base-url <url>     another address than RingCentral's, such as that of rcw-fake
  --help

The access token comes from the environment variable RCW_ACCESS_TOKEN.
The file has the columns email, firstName, lastName, jobTitle and role (Panelist or CoHost); the last two can be left out.

exit codes: 0 everyone is in, 1 somebody was refused, 2 the command line or the file can't be used, 3 the service
couldn't be used to the end. It is safe to run it again: whoever is in already is left as they are.`;

/** The command line can't be followed. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Undefined when help is asked for. @throws {UsageError} */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  const { webinar, session } = values;
  const accessToken = environment.RCW_ACCESS_TOKEN;
  if (more.length > 0) throw new UsageError(`one file at a time, received ${positionals.join(", ")}`);
  if (!file || !webinar || !session || !accessToken) {
    const needed = { "<file.csv>": file, "--webinar": webinar, "--session": session, RCW_ACCESS_TOKEN: accessToken };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
    throw new UsageError(`missing: ${missing.join(", ")}`);
  }
  const batchSize = Number(values["batch-size"]);
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new UsageError(`--batch-size takes a whole number from 1 on, received "${values["batch-size"]}"`);
  }
  return {
    file,
    webinarId: webinar,
    sessionId: session,
    accessToken,
    baseUrl: values["base-url"],
    batchSize,
    isDryRun: values["dry-run"],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        webinar: { type: "string" },
        session: { type: "string" },
        "base-url": { type: "string" },
        "batch-size": { type: "string", default: "100" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** What another tool makes of the same two files: it is shown beside our verdict and decides nothing. */
export interface SecondOpinion {
  readonly tool: string;
  /** "no opinion" where the tool couldn't read the files. */
  readonly bump: string;
  /** The changes that it calls breaking, or why it has no opinion. */
  readonly reasons: readonly string[];
}

interface Report {
  readonly bump: string;
  readonly changes: readonly { path: string; kind: string; impact: string; property?: string }[];
}

const TOOL = "redocly diff";
const LONGEST_MS = 120_000;
const LARGEST_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Asks Redocly's `diff`, which rates changes for the wire, not for an app's types. */
export async function askRedocly(oldFile: string, newFile: string): Promise<SecondOpinion> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const script = join(dirname(manifest), "bin/cli.js");
  const options = ["--format", "json", "--fail-on", "none", "--lint-config", "off"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, "diff", oldFile, newFile, ...options], {
      // Nothing about these documents leaves the machine.
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      timeout: LONGEST_MS,
      maxBuffer: LARGEST_OUTPUT_BYTES,
    });
    return readReport(stdout);
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    const [reason] = stderr.split("\n").filter((line) => /error|can't|cannot|failed/i.test(line));
    return { tool: TOOL, bump: "no opinion", reasons: [(reason ?? message).trim().slice(0, 200)] };
  }
}

/** Reads the report of `redocly diff --format json`. */
export function readReport(text: string): SecondOpinion {
  const { bump, changes } = JSON.parse(text.slice(text.indexOf("{"))) as Report;
  const breaking = changes.filter(({ impact }) => impact === "major");
  const reasons = breaking.map(({ path, kind, property }) => `${path}${property ? ` (${property})` : ""} ${kind}`);
  return { tool: TOOL, bump, reasons };
}

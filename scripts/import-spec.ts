import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { runImport } from "./import/run-import.js";
import { print } from "./print.js";

const USAGE = `Usage: pnpm spec:import FILE-OR-URL [--dry-run] [--no-typecheck] [--report FILE]

Takes a new API description (OpenAPI 3.0 or 3.1, YAML or JSON) and regenerates everything from it, or changes nothing.
  --dry-run          says what the import would do, and writes nothing; starts with the answer
  --no-typecheck     doesn't compile handwritten code against what is generated, which takes most of the time
  --report FILE      writes the report as Markdown into a file as well
Which paths are kept is said in openapi/import.json.`;

interface Options {
  readonly source: string;
  readonly dryRun: boolean;
  readonly typecheck: boolean;
  readonly report: string | undefined;
}

function readOptions(): Options | undefined {
  try {
    const options = {
      "dry-run": { type: "boolean", default: false },
      "no-typecheck": { type: "boolean", default: false },
      report: { type: "string" },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [source, ...more] = positionals;
    if (source === undefined) throw new Error("the document is missing");
    if (more.length > 0) throw new Error(`one document at a time; received ${positionals.join(", ")}`);
    return {
      source,
      dryRun: values["dry-run"],
      typecheck: !values["no-typecheck"],
      report: values.report,
    };
  } catch (error) {
    console.error(`pnpm spec:import: ${(error as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

const options = readOptions();
// Ctrl-C ends the command that runs in the copy, which is a failure like any other; files being written are finished.
process.once("SIGINT", () => console.error("Stopping"));
if (options === undefined) process.exitCode = 2;
else {
  try {
    const report = await runImport(options.source, options);
    await print(report);
    if (options.report !== undefined) await writeFile(options.report, report);
  } catch (error) {
    console.error(`pnpm spec:import stops, because: ${(error as Error).message}\nNothing was changed.`);
    process.exitCode = 1;
  }
}

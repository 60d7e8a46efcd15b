import { parseArgs } from "node:util";
import { diffPrepared } from "./diff/diff-documents.js";
import { prepareDocument } from "./diff/prepare/prepare-document.js";
import { readDocumentFile } from "./diff/read-document-file.js";
import { type DiffFormat, FORMATS, renderDiff } from "./diff/render-diff.js";
import { UnreadableDocumentError } from "./document/read-description.js";
import { print } from "./print.js";

const USAGE = "usage: pnpm spec:diff OLD NEW [--format text|markdown|json]   (OpenAPI 3.0 or 3.1, YAML or JSON)";

/** Compares two files. Exit code 0 whatever the bump, 2 when there is nothing to compare. */
async function main(): Promise<void> {
  const { files, format } = readArguments();
  const prepared = (await Promise.all(files.map(readDocumentFile))).map(prepareDocument);
  const [before, after] = prepared as [(typeof prepared)[number], (typeof prepared)[number]];
  for (const [index, { damages }] of prepared.entries()) {
    for (const { place, message } of damages) console.error(`warning: ${files[index]}: ${message} (at ${place})`);
  }
  await print(renderDiff(diffPrepared(before, after), format));
}

function readArguments(): { files: [string, string]; format: DiffFormat } {
  const { positionals, values } = parse();
  const format = FORMATS.find((name) => name === values.format);
  if (positionals.length !== 2 || format === undefined) {
    const found = format === undefined ? `--format ${values.format}` : `${positionals.length} files`;
    throw new UnreadableDocumentError(`expected two files, found ${found}\n${USAGE}`);
  }
  return { files: positionals as [string, string], format };
}

function parse() {
  try {
    const options = { format: { type: "string", default: "text" } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UnreadableDocumentError(`${(error as Error).message}\n${USAGE}`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UnreadableDocumentError)) throw error;
  console.error(`pnpm spec:diff: ${error.message}`);
  process.exitCode = 2;
}

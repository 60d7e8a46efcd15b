import { prepareDocument } from "./diff/prepare/prepare-document.js";
import { readDocumentFile } from "./diff/read-document-file.js";
import { UnreadableDocumentError } from "./document/read-description.js";
import { print } from "./print.js";
import { renderVerification } from "./verify/render-verification.js";
import { askRedocly } from "./verify/second-opinion.js";
import { verifyDocuments } from "./verify/verify.js";

const USAGE = "usage: pnpm spec:verify OLD NEW   (OpenAPI 3.0 or 3.1, YAML or JSON)";
const HELD = 3;

/** Judges a change twice. Exit code 0 when both verdicts agree, 3 when a person must decide, 2 for bad input. */
async function main(files: readonly string[]): Promise<void> {
  const [oldFile, newFile] = files;
  if (oldFile === undefined || newFile === undefined || files.length > 2) {
    throw new UnreadableDocumentError(`expected two files, found ${files.length}\n${USAGE}`);
  }
  const documents = [await readDocumentFile(oldFile), await readDocumentFile(newFile)] as const;
  const [before, after] = [prepareDocument(documents[0]), prepareDocument(documents[1])];
  const verification = await verifyDocuments(before, after);
  await print(renderVerification(verification, await askRedocly(oldFile, newFile)));
  if (verification.isHeld) process.exitCode = HELD;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UnreadableDocumentError)) throw error;
  console.error(`pnpm spec:verify: ${error.message}`);
  process.exitCode = 2;
}

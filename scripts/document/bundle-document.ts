import { applyOverlay, describeUnmatched, readOverlay } from "./apply-overlay.js";
import { cleanWords } from "./clean-words.js";
import { isData } from "./data-paths.js";
import { expandPartialBodies } from "./expand-partial-bodies.js";
import { isObject, walkJson } from "./json.js";
import { nameOperations } from "./method-names.js";
import type { OpenApiDocument } from "./openapi.js";
import { listOperations } from "./operations.js";
import { readYaml } from "./read-yaml.js";
import { resolveReference } from "./reference.js";
import { fillWords } from "./words/fill-words.js";
import { readWords } from "./words/words.js";

/** A file's name, for messages, and its text. */
export interface SourceFile {
  name: string;
  text: string;
}

/**
 * Base document + our words where it has none + overlay: the document that everything else is made from. Throws when
 * one of them is unusable.
 */
export function bundleDocument(base: SourceFile, overlay: SourceFile, words?: SourceFile): OpenApiDocument {
  const document = readDocument(base);
  if (words !== undefined) sayWords(document, words);
  const actions = readOverlay(readYaml(overlay.text, overlay.name), overlay.name);
  const result = applyOverlay(document, actions, overlay.name);
  const complaint = describeUnmatched(result.unmatched, overlay.name);
  if (complaint !== undefined) throw new Error(complaint);
  const bundled = expandPartialBodies(result.document);
  checkReferences(bundled);
  completeOperationIds(bundled);
  cleanWords(bundled);
  return bundled;
}

function sayWords(document: OpenApiDocument, { name, text }: SourceFile): void {
  const unplaced = fillWords(document, readWords(readYaml(text, name), name));
  if (unplaced.length === 0) return;
  const lines = unplaced.map(({ entry, subject }) => `${name}:${entry.line}: the document has no ${subject}`);
  throw new Error(`${lines.join("\n")}\nCorrect the entry or delete it: words that nobody reads must not be silent.`);
}

/** Types, operation table and contract know an operation by its operationId: one without gets its default here. */
function completeOperationIds(document: OpenApiDocument): void {
  const operations = listOperations(document);
  const names = nameOperations(operations);
  for (const [index, { operation }] of operations.entries()) operation.operationId ??= names[index] as string;
}

/** Reads an OpenAPI 3.0 document; throws when the text is something else. */
export function readDocument(file: SourceFile): OpenApiDocument {
  const { value } = readYaml(file.text, file.name);
  if (!isObject(value) || typeof value.openapi !== "string" || !value.openapi.startsWith("3.0.")) {
    const found = isObject(value) ? `"openapi: ${value.openapi}"` : JSON.stringify(value)?.slice(0, 60);
    throw new Error(`${file.name}: expected an OpenAPI 3.0 document, found ${found}`);
  }
  if (!isObject(value.paths)) throw new Error(`${file.name}: the document has no "paths"`);
  return value as unknown as OpenApiDocument;
}

function checkReferences(document: OpenApiDocument): void {
  walkJson(document, (node, path) => {
    if (typeof node.$ref !== "string" || isData(path)) return;
    try {
      resolveReference(document, node as { $ref: string });
    } catch (error) {
      throw new Error(`${(error as Error).message} (at ${path.join(" > ")})`);
    }
  });
}

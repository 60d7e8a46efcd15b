import { applyOverlay, describeUnmatched, readOverlay } from "./apply-overlay.js";
import { expandPartialBodies } from "./expand-partial-bodies.js";
import { isObject, walkJson } from "./json.js";
import { nameOperations } from "./method-names.js";
import type { OpenApiDocument } from "./openapi.js";
import { listOperations } from "./operations.js";
import { readYaml } from "./read-yaml.js";
import { resolveReference } from "./reference.js";

/** A file's name, for messages, and its text. */
export interface SourceFile {
  name: string;
  text: string;
}

/** Base document + overlay: the document that everything else is made from. Throws when either is unusable. */
export function bundleDocument(base: SourceFile, overlay: SourceFile): OpenApiDocument {
  const document = readDocument(base);
  const actions = readOverlay(readYaml(overlay.text, overlay.name), overlay.name);
  const result = applyOverlay(document, actions, overlay.name);
  const complaint = describeUnmatched(result.unmatched, overlay.name);
  if (complaint !== undefined) throw new Error(complaint);
  const bundled = expandPartialBodies(result.document);
  checkReferences(bundled);
  completeOperationIds(bundled);
  return bundled;
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
    if (typeof node.$ref !== "string") return;
    try {
      resolveReference(document, node as { $ref: string });
    } catch (error) {
      throw new Error(`${(error as Error).message} (at ${path.join(" > ")})`);
    }
  });
}

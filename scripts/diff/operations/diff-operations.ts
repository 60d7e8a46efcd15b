import type { OpenApiDocument } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { diffOperation } from "./diff-operation.js";
import { matchOperations, type NamedOperation } from "./match-operations.js";
import { nameOperations } from "./name-operations.js";
import { change } from "./place-changes.js";

/** Compares the operations of two prepared documents, in the order of the old one. */
export function diffOperations(
  differ: SchemaDiffer,
  oldDocument: OpenApiDocument,
  newDocument: OpenApiDocument,
): Change[] {
  const [before, after] = nameOperations(oldDocument, newDocument);
  const { pairs, removed, added } = matchOperations(before, after);
  return [
    ...removed.map((operation) => change("operation-removed", spotOf(operation), `${callOf(operation)} is gone`)),
    ...added.map((operation) => change("operation-added", spotOf(operation), `${callOf(operation)} is new`)),
    ...pairs.flatMap(([old, next]) => diffOperation(differ, [oldDocument, newDocument], old, next)),
  ];
}

function spotOf({ id }: NamedOperation) {
  return { subject: "operation", name: id } as const;
}

function callOf({ httpMethod, path, sdk: { service, method } }: NamedOperation): string {
  const call = `\`${httpMethod.toUpperCase()} ${path}\``;
  return service && method ? `\`${service}.${method}\`, ${call},` : call;
}

import type { OpenApiDocument } from "../document/openapi.js";
import { BUMPS, type Change, type DocumentDiff, highestBump } from "./diff.js";
import { diffDamages, diffDocumentNotes } from "./diff-document-notes.js";
import { diffWebhooks } from "./operations/diff-incoming.js";
import { diffOperations } from "./operations/diff-operations.js";
import { change } from "./operations/place-changes.js";
import { prepareDocument } from "./prepare/prepare-document.js";
import type { PreparedDocument } from "./prepare/prepared-document.js";
import { diffNamedSchemas } from "./schema/diff-named-schemas.js";
import { matchSchemas } from "./schema/match-schemas.js";
import { PartChanges } from "./schema/part-changes.js";
import { SchemaDiffer } from "./schema/schema-differ.js";
import { SchemaReader } from "./schema/schema-reader.js";
import { SentForms } from "./schema/sent-forms.js";
import { findUsage } from "./schema/usage.js";
import { stableText } from "./stable-text.js";

/**
 * Compares two OpenAPI 3 documents, ours or anybody's; says what changed, the gravest first, and which version number
 * that asks for. Tolerates whatever a document holds; nothing is read but the two documents.
 *
 * @example diffDocuments(released, current).bump // "minor"
 */
export function diffDocuments(oldDocument: OpenApiDocument, newDocument: OpenApiDocument): DocumentDiff {
  return diffPrepared(prepareDocument(oldDocument), prepareDocument(newDocument));
}

/** The same for documents that are prepared already. */
export function diffPrepared(before: PreparedDocument, after: PreparedDocument): DocumentDiff {
  const isSame = stableText(before.document) === stableText(after.document);
  const changes = [
    ...(isSame ? [] : [...diffContents(before, after), ...diffDocumentNotes(before.document, after.document)]),
    ...diffDamages(before.damages, after.damages),
  ];
  if (!isSame && changes.length === 0) {
    changes.push(change("document-changed", { subject: "document" }, "something changed that no app can see"));
  }
  const gravestFirst = changes.sort((left, right) => BUMPS.indexOf(right.bump) - BUMPS.indexOf(left.bump));
  return { bump: highestBump(changes.map(({ bump }) => bump)), changes: gravestFirst };
}

function diffContents(before: PreparedDocument, after: PreparedDocument): Change[] {
  const [oldReader, newReader] = [new SchemaReader(before.document), new SchemaReader(after.document)];
  const matches = matchSchemas(oldReader, newReader);
  const kept = new Set(matches.kept);
  const isSameName = (was: string, is: string) => (was === is ? kept.has(was) : matches.renamed.get(was) === is);
  const differ = new SchemaDiffer(oldReader, newReader, isSameName);
  const usages = [findUsage(before.document, oldReader), findUsage(after.document, newReader)] as const;
  const parts = new PartChanges(differ, matches, usages, [oldReader, newReader]);
  const sentForms = new SentForms(before.document, after.document, [oldReader, newReader]);
  return [
    ...diffOperations(differ, before.document, after.document),
    ...diffWebhooks(differ, before.document, after.document),
    ...diffNamedSchemas(differ, matches, usages, parts, sentForms),
  ];
}

/** Which schemas only changed their names: old name -> new name. Their old names stay as aliases. */
export function findRenames(before: PreparedDocument, after: PreparedDocument): ReadonlyMap<string, string> {
  return matchSchemas(new SchemaReader(before.document), new SchemaReader(after.document)).renamed;
}

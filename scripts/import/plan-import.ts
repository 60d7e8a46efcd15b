import type { DocumentDiff } from "../diff/diff.js";
import { diffDocuments } from "../diff/diff-documents.js";
import { bundleDocument, readDocument, type SourceFile } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type SchemaAlias, writeAliases } from "../document/schema-aliases.js";
import { ALIASES, BASE, generateFromSources, OVERLAY, type Sources, WORDS } from "../generate-from-sources.js";
import type { GeneratedFile } from "../generators/generated-file.js";
import { aliasesFor } from "./aliases-for.js";
import { makeBaseDocument } from "./base-document.js";
import type { ImportSettings } from "./import-settings.js";
import { listNewOperations, type NewOperation } from "./list-new-operations.js";
import { planOverlay } from "./plan-overlay.js";
import { planWords } from "./plan-words.js";
import type { Warning } from "./warning.js";

/** What an import is going to write, and what there is to say about it. Nothing is written yet. */
export interface ImportPlan {
  readonly files: readonly GeneratedFile[];
  readonly warnings: readonly Warning[];
  readonly newOperations: readonly NewOperation[];
  /** Aliases of renamed schemas that this import brings. */
  readonly newAliases: readonly SchemaAlias[];
  readonly diff: DocumentDiff;
  /** The bundled documents that were compared. */
  readonly present: OpenApiDocument;
  readonly next: OpenApiDocument;
}

/** Works out everything that an upstream document changes, in memory. Throws when it can't be imported. */
export async function planImport(
  upstream: SourceFile,
  sources: Sources,
  { paths }: ImportSettings,
): Promise<ImportPlan> {
  const warnings: Warning[] = [];
  const warn = (warning: Warning) => void warnings.push(warning);
  const text = makeBaseDocument({ upstream, present: readDocument(sources.base), paths }, warn);
  const base = { name: BASE, text };
  const words = planWords(base, sources.words, warn);
  const overlay = planOverlay(base, sources.overlay, warn);
  const present = bundleDocument(sources.base, sources.overlay, sources.words);
  const next = bundleDocument(base, overlay, words);
  const aliases = aliasesFor(present, next, sources.aliases);
  return {
    files: [
      { path: BASE, text: base.text },
      { path: OVERLAY, text: overlay.text },
      { path: WORDS, text: words.text },
      ...(aliases.length + sources.aliases.length > 0 ? [{ path: ALIASES, text: writeAliases(aliases) }] : []),
      ...(await generateFromSources({ base, overlay, words, aliases })),
    ],
    warnings,
    newOperations: listNewOperations(present, next),
    newAliases: aliases.filter(({ name }) => !sources.aliases.some((alias) => alias.name === name)),
    diff: diffDocuments(present, next),
    present,
    next,
  };
}

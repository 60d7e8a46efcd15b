import { readdir } from "node:fs/promises";
import { describeChanges } from "../changelog/describe-changes.js";
import { fromRoot, readIfPresent } from "../files.js";
import { readSources } from "../generate-from-sources.js";
import type { GeneratedFile } from "../generators/generated-file.js";
import { readImportSettings, SETTINGS } from "./import-settings.js";
import { planImport } from "./plan-import.js";
import { type ReadUpstreamOptions, readUpstream } from "./read-upstream.js";
import { type Rehearsal, rehearseImport } from "./rehearse-import.js";
import { type Imported, reportImport } from "./report-import.js";
import { type FileChange, writeAllOrNothing } from "./write-all-or-nothing.js";

export interface ImportOptions extends ReadUpstreamOptions {
  /** Says what an import would do, and writes nothing. */
  readonly dryRun: boolean;
  /** Whether handwritten code is compiled against what is generated. */
  readonly typecheck: boolean;
}

const FIXTURES = "packages/testing/src/generated/fixtures";

/** Imports a document: reads, plans, rehearses in a copy, and only then writes. Answers the report. */
export async function runImport(source: string, options: ImportOptions): Promise<string> {
  const settings = readImportSettings(await readIfPresent(SETTINGS));
  const upstream = await readUpstream(source, options);
  const sources = await readSources();
  const { files, ...plan } = await planImport(upstream, sources, settings);
  const { fixtures, ...rehearsal } = (await changesNothing(files)) ? NOTHING : await rehearseImport(files, options);
  const all = [...files, ...fixtures];
  const gone = fixtures.length === 0 ? [] : await strayFixtures(new Set(all.map(({ path }) => path)));
  const changes = [...all, ...gone.map((path) => ({ path, text: undefined }))];
  const written = options.dryRun ? await changedPaths(changes) : await writeAllOrNothing(fromRoot(""), changes);
  const imported: Imported = {
    ...plan,
    ...rehearsal,
    source: upstream.name,
    dryRun: options.dryRun,
    typecheck: options.typecheck,
    written,
    changes: describeChanges(plan.diff.changes, plan.present, plan.next),
  };
  return reportImport(imported);
}

const NOTHING: Rehearsal = { fixtures: [], problems: [], misfits: [] };

async function changesNothing(files: readonly GeneratedFile[]): Promise<boolean> {
  return (await changedPaths(files)).length === 0;
}

async function changedPaths(files: readonly FileChange[]): Promise<string[]> {
  const present = await Promise.all(files.map(({ path }) => readIfPresent(path)));
  return files.filter(({ text }, index) => text !== present[index]).map(({ path }) => path);
}

/** Fixtures of operations that are gone. */
async function strayFixtures(made: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(fromRoot(FIXTURES)).catch(() => []);
  return names.map((name) => `${FIXTURES}/${name}`).filter((path) => !made.has(path));
}

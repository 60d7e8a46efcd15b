import type { Misfit } from "../staging/check-types.js";
import type { ImportPlan } from "./plan-import.js";
import type { Rehearsal } from "./rehearse-import.js";

/** All that a report tells. */
export type Imported = Omit<ImportPlan, "files"> &
  Omit<Rehearsal, "fixtures"> & {
    /** Name of the document. */
    readonly source: string;
    /** Whether nothing was written. */
    readonly dryRun: boolean;
    /** Whether handwritten code was compiled against what is generated. */
    readonly typecheck: boolean;
    /** Paths of the files that changed, or would change. */
    readonly written: readonly string[];
    /** The differences between the documents, as Markdown. */
    readonly changes: string;
  };

/** The report of an import as Markdown, which reads well in a terminal too. */
export function reportImport(imported: Imported): string {
  const { source, written, dryRun, diff, warnings, newOperations, newAliases, problems, misfits, changes } = imported;
  if (written.length === 0) return `${source}: nothing has changed.\n${list("Warnings", warnings.map(warningLine))}`;
  return [
    `${answer(imported)}\n`,
    `${dryRun ? "Would import" : "Imported"} ${source}: ${diff.bump === "none" ? "nothing that users notice" : `a ${diff.bump} change`}, ${count(written.length, "file")} ${dryRun ? "would change" : "written"}.\n`,
    list("Warnings", warnings.map(warningLine)),
    list("New operations", newOperations.map(operationLine)),
    list(
      "Renamed schemas",
      newAliases.map(
        ({ name, schema }) => `\`${name}\` is \`${schema}\` now; the old name stays as a deprecated alias`,
      ),
    ),
    list("Handwritten code that no longer fits: mend it, or take it out", misfits.map(misfitLine)),
    list(
      "Fixtures that the fake no longer answers: mend the golden call or the handler, then run `pnpm generate:fixtures`",
      problems,
    ),
    diff.changes.length > 0 ? `## Changes\n\n${changes}\n` : "",
    dryRun || diff.bump === "none"
      ? ""
      : "Next: `pnpm spec:changeset`, which writes the changelog and the version bump.\n",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** What a maintainer asks first: whether there is anything to do by hand. */
function answer({ misfits, problems, typecheck }: Pick<Imported, "misfits" | "problems" | "typecheck">): string {
  const unknown = typecheck ? "" : " Handwritten code was not compiled.";
  const parts = [
    misfits.length > 0 ? `${count(misfits.length, "handwritten line")} to mend` : "",
    problems.length > 0 ? `${count(problems.length, "fixture")} to mend` : "",
  ].filter((part) => part !== "");
  return parts.length === 0
    ? `Goes in as it is.${unknown}`
    : `Goes in, and needs a hand in ${count(misfits.length + problems.length, "place")}: ${parts.join(", ")}.${unknown}`;
}

function warningLine({ name, place, message }: ImportPlan["warnings"][number]): string {
  return `${name}: ${message} (at ${place})`;
}

function operationLine({ operationId, request, method, isNamed }: ImportPlan["newOperations"][number]): string {
  const origin = isNamed ? "" : " (its default name; another one goes into openapi/sdk.overlay.yaml)";
  return `\`${operationId}\`, ${request}: \`${method}\`${origin}`;
}

function misfitLine({ path, line, message }: Misfit): string {
  return `${path}:${line} ${message}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${title}\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
}

function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

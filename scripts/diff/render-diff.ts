import type { Bump, Change, DocumentDiff } from "./diff.js";
import { groupChanges, placeInSubject } from "./group-changes.js";

export const FORMATS = ["text", "markdown", "json"] as const;
export type DiffFormat = (typeof FORMATS)[number];

/** A diff for people (text, markdown) or for programs (json), a line feed at the end. */
export function renderDiff(diff: DocumentDiff, format: DiffFormat): string {
  if (format === "json") return `${JSON.stringify(diff, undefined, 2)}\n`;
  return format === "markdown" ? renderMarkdown(diff) : renderText(diff);
}

const HEADINGS: Record<Bump, string> = {
  major: "Breaking",
  minor: "New or changed",
  patch: "Noted",
  none: "Without effect",
};

function renderText({ bump, changes }: DocumentDiff): string {
  const lines = groupChanges(changes).flatMap(({ bump: each, groups }) => [
    "",
    `${HEADINGS[each]} (${each})`,
    ...groups.flatMap(({ subject, changes: list }) => [
      `  ${subject}`,
      ...list.map((change) => `    ${sentence(change)}  [${change.kind}, ${change.direction}]`),
    ]),
  ]);
  return `${[`Bump: ${bump} (${count(changes.length)})`, ...lines].join("\n")}\n`;
}

function renderMarkdown({ bump, changes }: DocumentDiff): string {
  const lines = groupChanges(changes).flatMap(({ bump: each, groups }) => [
    "",
    `## ${HEADINGS[each]}`,
    ...groups.flatMap(({ subject, changes: list }) => [
      "",
      `### \`${subject}\``,
      "",
      ...list.map((change) => `- ${sentence(change, "`")} (${change.direction})`),
    ]),
  ]);
  return `${[`**Bump: ${bump}** (${count(changes.length)})`, ...lines].join("\n")}\n`;
}

function sentence(change: Change, quote = ""): string {
  const place = placeInSubject(change);
  return place === "" ? change.message : `${quote}${place}${quote}: ${change.message}`;
}

function count(changes: number): string {
  return changes === 1 ? "1 change" : `${changes} changes`;
}

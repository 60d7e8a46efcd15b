import { createHash } from "node:crypto";
import { adviceFor } from "../changelog/advice.js";
import { describeChanges } from "../changelog/describe-changes.js";
import { type FindOwner, ownersIn } from "../changelog/owner-of-change.js";
import { type Bump, type Change, type DocumentDiff, highestBump } from "../diff/diff.js";
import { readWhere } from "../diff/where.js";
import type { DocumentText } from "./released-document.js";

/** A changeset: its file name and its text. */
export interface SpecChangeset {
  readonly name: string;
  readonly text: string;
}

/** Changesets that `pnpm spec:changeset` has written, and may replace. */
export function isSpecChangeset(fileName: string): boolean {
  return /^spec-[0-9a-f]{8}\.md$/.test(fileName);
}

/** The name is made from what is compared: the same two documents always have the same changeset. */
export function nameSpecChangeset(released: DocumentText, next: DocumentText): string {
  const hash = createHash("sha256").update(released.text).update("\n").update(next.text).digest("hex");
  return `spec-${hash.slice(0, 8)}.md`;
}

/** The changeset of everything that has changed in the API description since the last release. */
export function writeSpecChangeset(released: DocumentText, next: DocumentText, diff: DocumentDiff): SpecChangeset {
  const bumps = bumpsOfPackages(diff, ownersIn(released.document, next.document));
  const matter = bumps.map(({ name, bump }) => `"${name}": ${bump}\n`).join("");
  const body = [
    `The API description has changed: ${summarise(diff.changes)}.`,
    describeChanges(diff.changes, released.document, next.document),
    describePackages(bumps, diff.changes),
  ].filter((text) => text !== "");
  return { name: nameSpecChangeset(released, next), text: `---\n${matter}---\n\n${body.join("\n\n")}\n` };
}

interface PackageBump {
  readonly name: string;
  readonly bump: Exclude<Bump, "none">;
}

/** Types and test data have the named schemas; the client has what its methods take and give. */
function bumpsOfPackages({ bump, changes }: DocumentDiff, ownerOf: FindOwner): PackageBump[] {
  const seenByClient = changes.filter(({ kind, where, isTypeOnly }) => {
    if (isTypeOnly) return false;
    const { subject, name } = readWhere(where);
    if (subject === "package") return name.startsWith("@rcw/client");
    if (subject !== "schema") return true;
    return !kind.startsWith("schema-") && ownerOf(where).usedBy.length > 0;
  });
  const atLeastPatch = (wanted: Bump) => (wanted === "none" ? "patch" : wanted);
  return [
    { name: "@rcw/types", bump: atLeastPatch(bump) },
    { name: "@rcw/client", bump: atLeastPatch(highestBump(seenByClient.map((change) => change.bump))) },
    { name: "@rcw/testing", bump: atLeastPatch(bump) },
  ];
}

const WORDS: readonly (readonly [Bump, string, string])[] = [
  ["major", "breaking change", "breaking changes"],
  ["minor", "addition", "additions"],
  ["patch", "smaller change", "smaller changes"],
];

function summarise(changes: readonly Change[]): string {
  const seen = changes.filter(({ kind }) => kind !== "extension-changed");
  const counts = WORDS.flatMap(([bump, one, many]) => {
    const count = seen.filter((change) => change.bump === bump).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.join(", ") || "nothing that an app can see";
}

/** Which package changed how, since all three are released with the same number. */
function describePackages(bumps: readonly PackageBump[], changes: readonly Change[]): string {
  const lines = bumps.map(
    ({ name, bump }) => `- \`${name}\`: ${bump}${name === "@rcw/testing" ? testingNote(changes) : ""}`,
  );
  return `**Which package changed how**\n\n${lines.join("\n")}`;
}

/** A property that answers always have now is missing in data that somebody built by hand. */
function testingNote(changes: readonly Change[]): string {
  const kinds = ["required-property-added", "defaulted-property-added", "property-became-required"];
  const added = changes.filter(({ kind, direction }) => kinds.includes(kind) && direction !== "request");
  const places = [
    ...new Set(added.map(({ where }) => readWhere(where)).map(({ name, path }) => `\`${path ?? name}\``)),
  ];
  if (places.length === 0) return "";
  const advice = adviceFor({ kind: "property-became-required", direction: "response" });
  return `; answers always have ${places.join(", ")} now: ${advice} (factories and fixtures have it)`;
}

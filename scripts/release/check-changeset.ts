import { diffDocuments } from "../diff/diff-documents.js";
import type { DocumentText } from "./released-document.js";
import { isSpecChangeset, nameSpecChangeset } from "./write-spec-changeset.js";

/**
 * Refuses a release whose changesets don't tell what has changed in the API description: one that breaks apps must
 * not go out as something smaller.
 *
 * @param isSurfaceChanged Whether the packages export something else, which an order in the description is enough for.
 * @throws {Error} that names the command that mends it.
 */
export function checkChangeset(
  released: DocumentText | undefined,
  next: DocumentText,
  changesets: readonly string[],
  isSurfaceChanged = false,
): void {
  if (released === undefined) return;
  const written = changesets.filter(isSpecChangeset);
  const isSame =
    released.text === next.text ||
    (!isSurfaceChanged && diffDocuments(released.document, next.document).bump === "none");
  const wanted = isSame ? [] : [nameSpecChangeset(released, next)];
  const same = written.length === wanted.length && wanted.every((name) => written.includes(name));
  if (same) return;
  throw new Error(
    `the API description isn't what the changesets tell (there is ${written.join(", ") || "none of it"}, there should be ` +
      `${wanted[0] ?? "none"}): run \`pnpm spec:changeset\``,
  );
}

import type { DocumentDiff } from "../diff/diff.js";
import type { DocumentText } from "./released-document.js";
import { isSpecChangeset, nameSpecChangeset, type SpecChangeset, writeSpecChangeset } from "./write-spec-changeset.js";

/** What is to become of the changeset of the API description. */
export type Decision =
  /** Write it, and remove those of former states. */
  | { readonly action: "write"; readonly changeset: SpecChangeset; readonly stale: readonly string[] }
  /** There is nothing to release: remove what there is. */
  | { readonly action: "clear"; readonly reason: string; readonly stale: readonly string[] }
  /** It breaks apps, or differ and compiler disagree: a person has to confirm it. */
  | { readonly action: "hold"; readonly changeset: SpecChangeset; readonly reason: string };

/** What a decision is made from. */
export interface DecisionSources {
  readonly released: DocumentText | undefined;
  readonly next: DocumentText;
  readonly diff: DocumentDiff;
  /** Why the compiler's verdict is another one than the differ's; undefined where they agree. */
  readonly disagreement?: string | undefined;
  /** File names in `.changeset/`. */
  readonly present: readonly string[];
  readonly acceptMajor: boolean;
}

/** A major that was confirmed once stays so: its changeset has the name of the same two documents. */
export function decideChangeset(sources: DecisionSources): Decision {
  const { released, next, diff, disagreement, present, acceptMajor } = sources;
  const written = present.filter(isSpecChangeset);
  if (released === undefined) return { action: "clear", reason: "Nothing has been released yet", stale: written };
  if (diff.bump === "none") {
    return { action: "clear", reason: "The released packages say the same as the API description", stale: written };
  }
  const name = nameSpecChangeset(released, next);
  const changeset = writeSpecChangeset(released, next, diff);
  const reason =
    disagreement ?? (diff.bump === "major" ? "This breaks apps, so it is a new major version." : undefined);
  if (reason !== undefined && !acceptMajor && !written.includes(name)) return { action: "hold", changeset, reason };
  return { action: "write", changeset, stale: written.filter((other) => other !== name) };
}

import { type DocumentDiff, highestBump } from "../diff/diff.js";
import { prepareDocument } from "../diff/prepare/prepare-document.js";
import type { PreparedDocument } from "../diff/prepare/prepared-document.js";
import { compareSurfaces } from "../surface/compare-surfaces.js";
import { joinSurface } from "../surface/join-surface.js";
import type { Surface } from "../surface/surface.js";
import { type Verification, verifyDocuments } from "../verify/verify.js";
import type { DocumentText } from "./released-document.js";

/** The changes since the last release, and the bump that they ask for. */
export interface Judgement {
  readonly diff: DocumentDiff;
  /** Why the compiler's verdict is another one than the differ's; undefined where they agree. */
  readonly disagreement: string | undefined;
}

const NOTHING: DocumentDiff = { bump: "none", changes: [] };

/** A release and what is to become of it: the document, and what the packages export. */
export interface Release {
  readonly document: DocumentText;
  /** Undefined for a release that kept none. */
  readonly surface: Surface | undefined;
}

/**
 * Compares the documents by the rule table and by the compiler, and what the packages export. Where they disagree, the
 * higher bump counts.
 */
export async function judgeChange(released: Release | undefined, next: Release): Promise<Judgement> {
  if (released === undefined || released.document.text === next.document.text) {
    return { diff: NOTHING, disagreement: undefined };
  }
  const [before, after] = [released, next].map(({ document }) => prepareDocument(document.document));
  const judgement = settle(await verifyDocuments(before as PreparedDocument, after as PreparedDocument));
  const ofSurface = released.surface && next.surface ? compareSurfaces(released.surface, next.surface) : [];
  return { ...judgement, diff: joinSurface(judgement.diff, ofSurface) };
}

/** Makes one verdict of two. */
export function settle({ differ, compiler, isHeld, problem }: Verification): Judgement {
  // Documents without a difference have the same types; what the compiler says of them isn't asked.
  if (differ.bump === "none" || !isHeld) return { diff: differ, disagreement: undefined };
  const bump = highestBump([differ.bump, compiler?.bump ?? "major"]);
  const reasons = [...(problem ? [problem] : []), ...(compiler?.doubts ?? []), ...(compiler?.reasons ?? [])].slice(
    0,
    12,
  );
  const heading = `The differ says ${differ.bump}, the compiler says ${compiler?.bump ?? "nothing"}; it would be released as ${bump}.`;
  return { diff: { ...differ, bump }, disagreement: [heading, ...reasons.map((reason) => `  ${reason}`)].join("\n") };
}

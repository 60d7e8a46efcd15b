import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../document/openapi.js";
import { applyEdits, arbitraryDocument, arbitraryEdits } from "../testing/arbitrary-document.js";
import { extractObjects, inlineOperations, redescribe, reorder, splitIntoParts } from "../testing/rewrite-document.js";
import { BUMPS, type DocumentDiff, highestBump } from "./diff.js";
import { diffDocuments } from "./diff-documents.js";
import { oppositesOf, RULES } from "./rules.js";

const rank = ({ bump }: Pick<DocumentDiff, "bump">) => BUMPS.indexOf(bump);
const step = fc.tuple(arbitraryDocument, arbitraryEdits).map(([old, edits]) => [old, applyEdits(old, edits)] as const);

describe("the diff of generated documents", () => {
  it("is nothing for a document and itself", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(diffDocuments(document, structuredClone(document))).toEqual({ bump: "none", changes: [] });
      }),
    );
  });

  it("is nothing when only the order changes", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(diffDocuments(document, reorder(document))).toEqual({ bump: "none", changes: [] });
      }),
    );
  });

  it.each<[string, (document: OpenApiDocument) => OpenApiDocument]>([
    ["descriptions", redescribe],
    ["allOf", splitIntoParts],
    ["references written in place", inlineOperations],
  ])("is patch at most when only the writing changes: %s", (_what, rewrite) => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        expect(rank(diffDocuments(document, rewrite(document)))).toBeLessThanOrEqual(1);
        expect(rank(diffDocuments(rewrite(document), document))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is the new names, and nothing else, when schemas get names", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const grave = diffDocuments(document, extractObjects(document)).changes.filter((change) => rank(change) > 1);
        expect(grave.filter(({ kind }) => kind !== "schema-added")).toEqual([]);
      }),
    );
  });

  it("doesn't care how the documents are written when something changes, too", () => {
    const graveKinds = (old: OpenApiDocument, next: OpenApiDocument) =>
      diffDocuments(old, next)
        .changes.filter((change) => rank(change) > 1)
        .map(({ kind, where }) => `${where} ${kind}`);
    fc.assert(
      fc.property(step, ([old, next]) => {
        const plain = graveKinds(old, next).sort();
        expect(graveKinds(old, reorder(splitIntoParts(next))).sort()).toEqual(plain);
      }),
    );
  });

  it("is an addition one way where it is a removal the other way", () => {
    const count = ({ changes }: DocumentDiff, kinds: readonly string[]) =>
      changes.filter(({ kind }) => kinds.includes(kind)).length;
    const allKinds = Object.keys(RULES);
    fc.assert(
      fc.property(fc.oneof(step, fc.tuple(arbitraryDocument, arbitraryDocument)), ([old, next]) => {
        const [there, back] = [diffDocuments(old, next), diffDocuments(next, old)];
        for (const kind of allKinds) {
          const opposites = oppositesOf(kind);
          const peers = allKinds.filter((other) => oppositesOf(other).join() === opposites.join());
          expect([kind, count(back, opposites)]).toEqual([kind, count(there, peers)]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("asks for no more in one step than in two", () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryEdits, arbitraryEdits, (first, edits, moreEdits) => {
        const second = applyEdits(first, edits);
        const third = applyEdits(second, moreEdits);
        const inTwo = highestBump([diffDocuments(first, second).bump, diffDocuments(second, third).bump]);
        expect(rank(diffDocuments(first, third))).toBeLessThanOrEqual(rank({ bump: inTwo }));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the rule table", () => {
  it("names the opposite of every kind, and each of them names it back", () => {
    for (const kind of Object.keys(RULES)) {
      expect(oppositesOf(kind), kind).not.toHaveLength(0);
      for (const opposite of oppositesOf(kind)) expect(oppositesOf(opposite), opposite).toContain(kind);
    }
  });
});

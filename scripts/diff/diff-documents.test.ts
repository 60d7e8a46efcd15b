import { describe, expect, it } from "vitest";
import { readSpecCorpus } from "../testing/spec-corpus.js";
import { diffDocuments } from "./diff-documents.js";

const corpus = readSpecCorpus();

describe("diffDocuments on the corpus", () => {
  it("has at least 80 pairs, no two of one name", () => {
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
    expect(corpus.length).toBeGreaterThanOrEqual(80);
  });

  it.each(corpus.map((pair) => [pair.name, pair] as const))("judges %s", (_name, pair) => {
    const { bump, changes } = diffDocuments(pair.old, pair.new);
    expect({ bump, kinds: changes.map(({ kind }) => kind).sort() }).toEqual({
      bump: pair.expected.bump,
      kinds: [...pair.expected.kinds].sort(),
    });
  });
});

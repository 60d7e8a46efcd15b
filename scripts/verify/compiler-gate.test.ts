import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { diffPrepared } from "../diff/diff-documents.js";
import { prepareDocument } from "../diff/prepare/prepare-document.js";
import { RULES, unseenByCompiler } from "../diff/rules.js";
import { applyEdits, arbitraryDocument, arbitraryEdits } from "../testing/arbitrary-document.js";
import { readSpecCorpus } from "../testing/spec-corpus.js";
import { type GateVerdict, judgeByCompiler } from "./compiler-gate.js";
import { compareVerdicts } from "./verify.js";

const corpus = readSpecCorpus().map((pair) => ({
  ...pair,
  before: prepareDocument(pair.old),
  after: prepareDocument(pair.new),
}));

describe("judgeByCompiler on the corpus", () => {
  let verdicts: ReadonlyMap<string, GateVerdict>;
  const verdictOf = (name: string) => verdicts.get(name) as GateVerdict;

  beforeAll(async () => {
    verdicts = await judgeByCompiler(corpus);
  }, 180_000);

  it.each(corpus.map((pair) => [pair.name, pair] as const))("agrees with table and differ on %s", (name, pair) => {
    const { bump, reasons } = verdictOf(name);
    const { isHeld, unseen } = compareVerdicts(diffPrepared(pair.before, pair.after), verdictOf(name));
    expect({ isHeld, reasons }).toMatchObject({ isHeld: false });
    const { expected } = pair;
    // The compiler doesn't tell "nothing" from "nothing that an app sees".
    if (unseen.length === 0) expect(bump).toBe(expected.bump === "none" ? "patch" : expected.bump);
  });

  it("is asked for all but a handful", () => {
    const unseen = Object.keys(RULES).filter((kind) => unseenByCompiler({ kind, where: "document" }) !== undefined);
    expect(unseen).toEqual([
      "defaulted-property-added",
      "defaulted-property-became-required",
      "discriminator-changed",
      "binary-format-changed",
    ]);
  });

  it("shows the line of an app that breaks", () => {
    expect(verdictOf("enum-value-removed (response)").reasons).toEqual([
      expect.stringMatching(/=== "Panelist".*have no overlap/),
    ]);
  });
});

describe("judgeByCompiler on generated documents", () => {
  it("agrees with the differ", async () => {
    const steps = fc.sample(fc.tuple(arbitraryDocument, arbitraryEdits), { numRuns: 40, seed: 20 });
    const cases = steps.map(([document, edits], index) => ({
      name: `step ${index}`,
      before: prepareDocument(document),
      after: prepareDocument(applyEdits(document, edits)),
    }));
    const verdicts = await judgeByCompiler(cases);
    const held = cases.filter(({ name, before, after }) => {
      return compareVerdicts(diffPrepared(before, after), verdicts.get(name) as GateVerdict).isHeld;
    });
    expect(held).toEqual([]);
  }, 180_000);
});

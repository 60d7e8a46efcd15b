import { beforeAll, describe, expect, it } from "vitest";
import { prepareDocument } from "../diff/prepare/prepare-document.js";
import { unseenByCompiler } from "../diff/rules.js";
import { readSpecCorpus } from "../testing/spec-corpus.js";
import { type GateVerdict, judgeByCompiler } from "./compiler-gate.js";

const corpus = readSpecCorpus();

describe("judgeByCompiler on the corpus", () => {
  let verdicts: ReadonlyMap<string, GateVerdict>;

  beforeAll(async () => {
    verdicts = await judgeByCompiler(
      corpus.map((pair) => ({ name: pair.name, before: prepareDocument(pair.old), after: prepareDocument(pair.new) })),
    );
  }, 120_000);

  it.each(corpus.map((pair) => [pair.name, pair] as const))("agrees with the table on %s", (name, { expected }) => {
    const verdict = verdicts.get(name);
    const isUnseen = expected.kinds.some((kind) => unseenByCompiler(kind) !== undefined);
    const wanted = expected.bump === "none" ? "patch" : expected.bump;
    // Whatever the reasons are, they stand in the message of a failure.
    expect({ bump: verdict?.bump, reasons: verdict?.reasons }).toMatchObject({
      bump: isUnseen ? expect.any(String) : wanted,
    });
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { prepareDocument } from "../diff/prepare/prepare-document.js";
import { bundleSources } from "../testing/read-sources.js";
import { smallDocument } from "../testing/small-document.js";
import { renderVerification } from "./render-verification.js";
import { readReport } from "./second-opinion.js";
import { compareVerdicts, type Verification, verifyDocuments } from "./verify.js";

const change = (kind: string, bump: "minor" | "major") =>
  ({ kind, bump, direction: "request", where: "schema A > b", message: "is new" }) as const;
const gate = (bump: "patch" | "minor" | "major", doubts: string[] = []) => ({ bump, reasons: [], doubts });

describe("compareVerdicts", () => {
  const major = { bump: "major", changes: [change("property-removed", "major")] } as const;
  const defaulted = { bump: "major", changes: [change("defaulted-property-added", "major")] } as const;

  it.each([
    ["agrees on the same bump", major, gate("major"), false],
    [
      "takes nothing and patch for the same to a compiler",
      { bump: "none", changes: [] } as const,
      gate("patch"),
      false,
    ],
    ["holds what the compiler thinks less of", major, gate("minor"), true],
    [
      "holds what the compiler thinks more of",
      { bump: "minor", changes: [change("property-added", "minor")] } as const,
      gate("major"),
      true,
    ],
    ["doesn't ask the compiler for what it can't see", defaulted, gate("minor"), false],
    ["holds what is judged by types that don't compile", major, gate("major", ["an error"]), true],
  ])("%s", (_what, differ, compiler, isHeld) => {
    expect(compareVerdicts(differ, compiler).isHeld).toBe(isHeld);
  });

  it("gives the reason for what it didn't ask", () => {
    const [unseen] = compareVerdicts(defaulted, gate("minor")).unseen;
    expect(unseen?.reason).toMatch(/default/);
  });
});

describe("verifyDocuments on our own document", () => {
  let verification: Verification;

  beforeAll(async () => {
    const [old, next] = [bundleSources(), bundleSources()];
    Object.assign(next.components?.schemas?.RcwRoleEnum ?? {}, { enum: ["Panelist", "Host", "Attendee"] });
    verification = await verifyDocuments(prepareDocument(old), prepareDocument(next));
  }, 120_000);

  it("finds the same by the table and by the compiler", () => {
    expect(verification).toMatchObject({ bump: "major", isHeld: false, compiler: { bump: "major", doubts: [] } });
  });

  it("shows both reasons, and another tool's opinion beside them", () => {
    const opinion = readReport(
      'a warning\n{"bump":"patch","changes":[{"path":"#/a","kind":"removed","impact":"major"},{"path":"#/b","kind":"added","impact":"minor"}]}',
    );
    const text = renderVerification(verification, opinion);
    expect(text).toMatch(/^Bump: major \(differ and compiler agree\)/);
    expect(text).toContain('schema RcwRoleEnum: is never "CoHost" now [enum-value-removed]');
    expect(text).toMatch(/compiler: major\n.*"CoHost"/);
    expect(text).toContain("redocly diff, a second opinion that decides nothing: patch\n  #/a removed\n");
  });
});

describe("verifyDocuments", () => {
  it("holds what no types can be made of, and says why", async () => {
    const sdk = (path: string, operationId: string) => ({
      [path]: { get: { operationId, "x-sdk": { service: "a", method: "b" }, responses: {} } },
    });
    const document = prepareDocument(smallDocument({ paths: { ...sdk("/a", "a"), ...sdk("/b", "b") } }));
    const { isHeld, problem } = await verifyDocuments(document, document);
    expect({ isHeld, problem }).toMatchObject({
      isHeld: true,
      problem: expect.stringMatching(/no types can be made.*"a.b"/),
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Bump } from "../diff/diff.js";
import { diffDocuments } from "../diff/diff-documents.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import type { Verification } from "../verify/verify.js";
import { expiringAliases, releasedAliases, writeAliasChangeset } from "./aliases-of-release.js";
import { checkChangeset } from "./check-changeset.js";
import { decideChangeset } from "./decide-changeset.js";
import { settle } from "./judge-change.js";
import { nameSpecChangeset, writeSpecChangeset } from "./write-spec-changeset.js";

function textOf(document: OpenApiDocument) {
  return { document, text: JSON.stringify(document) };
}

function personDocument(properties: Record<string, Schema>, required: string[] = []) {
  const Person: Schema = { type: "object", properties, ...(required.length > 0 && { required }) };
  const paths = {
    "/people": { get: operation({ operationId: "listPeople", responses: jsonAnswer(schemaRef("Person")) }) },
  };
  return textOf(smallDocument({ paths, schemas: { Person } }));
}

const NAME: Schema = { type: "string" };
const RELEASED = personDocument({ name: NAME, age: NAME });
const ADDED = personDocument({ name: NAME, age: NAME, mail: NAME });
const DOCUMENTED = personDocument({ name: { ...NAME, description: "Words" }, age: NAME });
const REMOVED = personDocument({ name: NAME });
const REQUIRED = personDocument({ name: NAME, age: NAME, mail: NAME }, ["mail"]);

function decide(
  next: typeof RELEASED,
  present: string[] = [],
  acceptMajor = false,
  released: typeof RELEASED | undefined = RELEASED,
) {
  const diff = diffDocuments(RELEASED.document, next.document);
  return decideChangeset({ released, next, diff, present, acceptMajor });
}

describe("the changeset of the API description", () => {
  it.each([
    ["an addition", ADDED, "minor"],
    ["documentation", DOCUMENTED, "patch"],
  ])("is written for %s", (_name, next, bump) => {
    const decision = decide(next);
    expect(decision).toMatchObject({ action: "write", stale: [] });
    const { text = "" } = decision.action === "write" ? decision.changeset : {};
    expect(text).toMatch(
      new RegExp(`^---\n"@rcw/types": ${bump}\n"@rcw/client": ${bump}\n"@rcw/testing": ${bump}\n---\n\n`),
    );
    expect(text).toContain("**Which package changed how**");
  });

  it("is the same the second time, and takes the place of a former one", () => {
    const name = nameSpecChangeset(RELEASED, ADDED);
    expect(decide(ADDED, [name, "by-hand.md"])).toMatchObject({ action: "write", changeset: { name }, stale: [] });
    expect(decide(ADDED, ["spec-00000000.md", "by-hand.md"])).toMatchObject({ stale: ["spec-00000000.md"] });
  });

  it("goes when there is nothing left to release, or nothing has been released yet", () => {
    expect(decide(RELEASED, ["spec-00000000.md", "by-hand.md"])).toMatchObject({
      action: "clear",
      stale: ["spec-00000000.md"],
    });
    const first = decideChangeset({
      released: undefined,
      next: ADDED,
      diff: diffDocuments(ADDED.document, ADDED.document),
      present: [],
      acceptMajor: false,
    });
    expect(first).toMatchObject({ action: "clear", reason: "Nothing has been released yet" });
  });

  it("waits for a person when it breaks apps, once", () => {
    expect(decide(REMOVED)).toMatchObject({ action: "hold" });
    expect(decide(REMOVED, ["spec-00000000.md"])).toMatchObject({ action: "hold" });
    expect(decide(REMOVED, [], true)).toMatchObject({ action: "write" });
    expect(decide(REMOVED, [nameSpecChangeset(RELEASED, REMOVED)])).toMatchObject({ action: "write", stale: [] });
  });

  it("names, for the testing package, what hand-built data lack", () => {
    const diff = diffDocuments(RELEASED.document, REQUIRED.document);
    expect(writeSpecChangeset(RELEASED, REQUIRED, diff).text).toMatch(
      /`@rcw\/testing`: minor; answers always have `mail`/,
    );
  });

  it("lets the client keep its number where only a named type changed", () => {
    const change = {
      kind: "schema-added",
      direction: "both",
      where: "schema New",
      bump: "minor",
      message: "`New` is new",
    } as const;
    const { text } = writeSpecChangeset(RELEASED, ADDED, { bump: "minor", changes: [change] });
    expect(text).toContain('"@rcw/types": minor\n"@rcw/client": patch\n');
  });
});

describe("the two verdicts on a change", () => {
  const change = { kind: "k", direction: "both", where: "document", bump: "minor", message: "m" } as const;
  const verification = (compiler: Bump | undefined, isHeld: boolean): Verification => ({
    bump: "minor",
    isHeld,
    differ: { bump: "minor", changes: [change] },
    compiler: compiler && { bump: compiler, reasons: ["rcw.a.b() -> TS2345"], doubts: [] },
    problem: compiler === undefined ? "no types can be made" : undefined,
    unseen: [],
  });

  it("are one where they agree", () => {
    expect(settle(verification("minor", false))).toMatchObject({ diff: { bump: "minor" }, disagreement: undefined });
  });

  it.each([
    ["major", "major", "rcw.a.b() -> TS2345"],
    ["patch", "minor", "rcw.a.b() -> TS2345"],
    [undefined, "major", "no types can be made"],
  ] as const)("are held where the compiler says %s: it would be %s, with the reasons", (compiler, bump, reason) => {
    const judgement = settle(verification(compiler, true));
    expect(judgement.diff.bump).toBe(bump);
    const sources = { released: RELEASED, next: ADDED, present: [], ...judgement };
    const held = decideChangeset({ ...sources, acceptMajor: false });
    expect(held).toMatchObject({ action: "hold", reason: expect.stringContaining(reason) });
    const accepted = decideChangeset({ ...sources, acceptMajor: true });
    expect(accepted).toMatchObject({ changeset: { text: expect.stringContaining(`"@rcw/types": ${bump}`) } });
  });
});

describe("a release", () => {
  it("is refused when the changesets tell of another API description", () => {
    const name = nameSpecChangeset(RELEASED, ADDED);
    expect(() => checkChangeset(RELEASED, ADDED, [name])).not.toThrow();
    expect(() => checkChangeset(undefined, ADDED, [])).not.toThrow();
    expect(() => checkChangeset(RELEASED, ADDED, [])).toThrow(`there should be ${name}): run \`pnpm spec:changeset\``);
    expect(() => checkChangeset(RELEASED, REMOVED, [name])).toThrow(nameSpecChangeset(RELEASED, REMOVED));
    expect(() => checkChangeset(RELEASED, RELEASED, [name])).toThrow("there should be none");
  });

  it("notes the version that brings an alias; the next major version takes it away and says so", () => {
    const aliases = [{ name: "Old", schema: "New" }];
    const announced = releasedAliases(aliases, { isMajor: true, version: "2.0.0" });
    expect(announced).toEqual([{ name: "Old", schema: "New", since: "2.0.0" }]);
    expect(releasedAliases(announced, { isMajor: false, version: "2.1.0" })).toEqual(announced);
    expect(releasedAliases(announced, { isMajor: true, version: "3.0.0" })).toEqual([]);
    expect(writeAliasChangeset(expiringAliases(announced, true))).toContain("- `Old`: import `New` instead");
  });
});

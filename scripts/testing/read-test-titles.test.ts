import { describe, expect, it } from "vitest";
import { hasTest, readTestTitles } from "./read-test-titles.js";

const FILE = readTestTitles(`
  const CASES = { emptyBody: 400 };
  describe("a service", () => {
    it("answers 200", () => {});
    test(\`takes \${MOST} ids\`, () => {});
    it.each<[string, number]>([["no role", 400]])("refuses %s", () => {});
    it.each(Object.entries(CASES))("%s is $outcome.status", () => {});
    it.skip("is skipped", () => {});
    it.todo("is to do");
    other("is no test", () => {});
  });
  describe.skip("a block", () => { it("is in a block that is skipped", () => {}); });
  describe.each([1])("a block", () => { it("is in a block that runs", () => {}); });
  // it("is commented out", () => {});
`);

describe("hasTest", () => {
  it.each(["answers 200", "refuses %s", "refuses no role", "is in a block that runs", "takes %s ids"])(
    "finds %j",
    (title) => {
      expect(hasTest(FILE, title)).toBe(true);
    },
  );

  it.each([
    ["what is nowhere", "answers 201"],
    ["a placeholder filled with what isn't in the file", "refuses a role"],
    ["the placeholder of another title", "no role"],
    ["what is skipped", "is skipped"],
    ["what is to do", "is to do"],
    ["what is in a skipped block", "is in a block that is skipped"],
    ["what is commented out", "is commented out"],
    ["the title of a block", "a service"],
    ["the text of another function", "is no test"],
    ["an empty title", ""],
  ])("doesn't find %s", (_what, title) => {
    expect(hasTest(FILE, title)).toBe(false);
  });

  it("fills in property names, too", () => {
    const file = readTestTitles(`it.each(Object.entries({ wrongMethod: 1 }))("%s refuses", () => {});`);
    expect(hasTest(file, "wrongMethod refuses")).toBe(true);
    expect(hasTest(file, "otherMethod refuses")).toBe(false);
  });
});

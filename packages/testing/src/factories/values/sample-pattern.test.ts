import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePattern } from "./parse-pattern.js";
import { samplePattern } from "./sample-pattern.js";

const PATTERNS = [
  "^[A-Z]{3}-\\d{4}$",
  "^(?:red|green|blue)(?:ish)?$",
  "^\\+?[1-9][0-9]{6,14}$",
  "^[^@\\s]+@[a-z0-9.-]+\\.[a-z]{2,}$",
  "^(?<year>\\d{4})-(0[1-9]|1[0-2])$",
  "^[\\w.-]*$",
  '^[a-z]+?\\.[^\\\\/:*?"<>|]{1,8}$',
  "^\\u0041\\x42[\\u0043-\\u0045]$",
  "^a\\tb\\/c\\.\\(d\\)$",
  "^[]-]?.$".replace("[]-]", "[\\]-]"),
  "needle",
  "^\\S\\D\\W$",
  "^()$",
];

describe("samplePattern", () => {
  it.each(PATTERNS)("makes texts that match %s", (pattern) => {
    const hashes = Array.from({ length: 200 }, (_, hash) => hash * 7_919);
    const texts = hashes.map((hash) => samplePattern(pattern, hash));
    for (const text of texts) expect(text).toMatch(new RegExp(pattern, "u"));
    expect(hashes.map((hash) => samplePattern(pattern, hash))).toEqual(texts);
  });

  it("keeps to a length where the pattern allows it", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), (hash, length) => {
        expect(samplePattern("^[a-z]*$", hash, { minLength: length, maxLength: length })).toHaveLength(length);
      }),
    );
    expect(samplePattern("^a{3}$", 1, { minLength: 4 })).toBeUndefined();
  });

  it.each(["^(?=a)a$", "^(?!b)a$", "^(a)\\1$", "\\bword\\b", "^\\p{Lu}$"])(
    "says that %s can't be sampled",
    (pattern) => {
      expect(() => samplePattern(pattern, 1)).toThrow(SyntaxError);
    },
  );

  it("says what is no pattern", () => {
    expect(() => parsePattern("^[a-$")).toThrow(SyntaxError);
  });
});

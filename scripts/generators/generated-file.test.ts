import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docComment, propertyKey } from "./generated-file.js";

describe("docComment", () => {
  it.each<[string, (string | undefined | false)[], string]>([
    ["is nothing when there is nothing to say", [undefined, false, " ", ""], ""],
    ["takes one line for one line", ["One."], "/** One. */\n"],
    ["takes a line for each line", ["One.", "Two.\nThree."], "/**\n * One.\n * Two.\n * Three.\n */\n"],
    ["leaves no space at the end of an empty line", ["One.\n\nTwo."], "/**\n * One.\n *\n * Two.\n */\n"],
    ["can't be ended by its text", ["A */ b */"], "/** A *\\/ b *\\/ */\n"],
  ])("%s", (_behaviour, lines, comment) => {
    expect(docComment(lines)).toBe(comment);
  });

  it("indents every line", () => {
    expect(docComment(["One.", "Two."], "  ")).toBe("  /**\n   * One.\n   * Two.\n   */\n");
  });

  it("wraps at 120 columns, and leaves a word longer than that whole", () => {
    const long = `${"word ".repeat(60)}${"x".repeat(150)}`;
    const lines = docComment([long], "  ").split("\n");
    expect(lines.filter((line) => line.length > 120)).toEqual([`   * ${"x".repeat(150)}`]);
    expect(lines.join(" ").match(/word/g)).toHaveLength(60);
  });

  it("ends where it ends and nowhere before, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom("*", "/", "\\", " ", "\n", "\r", "a", "@"), maxLength: 300 });
    fc.assert(
      fc.property(fc.array(text), (lines) => {
        const comment = docComment(lines);
        if (comment !== "") expect(comment.indexOf("*/")).toBe(comment.length - "*/\n".length);
      }),
    );
  });
});

describe("propertyKey", () => {
  it.each([
    ["title", "title"],
    ["$ref", "$ref"],
    ["class", "class"],
    ["X-Trace", '"X-Trace"'],
    ["2fa", '"2fa"'],
    ['quo"te\\', '"quo\\"te\\\\"'],
    ["", '""'],
  ])("writes %s as %s", (name, key) => {
    expect(propertyKey(name)).toBe(key);
  });
});

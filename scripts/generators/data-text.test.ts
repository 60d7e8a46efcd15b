import fc from "fast-check";
import ts from "typescript";
import { expect, it } from "vitest";
import { dataText } from "./data-text.js";

it("stays on one line where that fits, and leaves out what is undefined", () => {
  expect(dataText({ type: "string", maxLength: 20, minLength: undefined })).toBe('{ type: "string", maxLength: 20 }');
  expect(dataText([])).toBe("[]");
  expect(dataText({})).toBe("{}");
});

it("puts one member on each line where it doesn't fit, and quotes names that need it", () => {
  const long = "a".repeat(110);
  expect(dataText({ $ref: long, "404": [1] })).toBe(`{\n  "404": [1],\n  $ref: "${long}",\n}`);
});

it("is the source text of the same data, in lines of at most 120 characters", () => {
  const name = fc.string({ maxLength: 20 }).filter((text) => text !== "__proto__");
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.string({ maxLength: 20 }),
      fc.integer(),
      fc.boolean(),
      tie("list"),
      tie("map"),
    ),
    list: fc.array(tie("tree"), { maxLength: 6 }),
    map: fc.dictionary(name, tie("tree"), { maxKeys: 6 }),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = dataText(value);
      expect(
        new Function(`${ts.transpile(`const data = ${text};`, { target: ts.ScriptTarget.ES2022 })}; return data;`)(),
      ).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

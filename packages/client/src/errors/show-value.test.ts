import { expect, it } from "vitest";
import { showValue } from "./show-value.js";

it.each<[string, unknown, string]>([
  ["undefined", undefined, "missing"],
  ["null", null, "null"],
  ["text", 'a"b', '"a\\"b"'],
  ["empty text", "", '""'],
  ["text that isn't well formed", "\ud800", '"\\ud800"'],
  ["a number", 1.5, "1.5"],
  ["a BigInt", 7n, "7"],
  ["a boolean", false, "false"],
  ["a symbol", Symbol("a"), "Symbol(a)"],
  ["an object", { password: "s3cret" }, "an object"],
  ["an object without a prototype", Object.create(null), "an object"],
  ["a Date", new Date(0), "a Date, not its toISOString()"],
  ["the beginning of long text", "x".repeat(100), `"${"x".repeat(59)}`],
])("shows %s", (_, value, shown) => {
  expect(showValue(value)).toBe(shown);
});

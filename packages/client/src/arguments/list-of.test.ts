import { expect, it } from "vitest";
import { listOf } from "./list-of.js";

it.each([
  ["a list as it is", ["a", "b"], ["a", "b"]],
  ["a single value as a list", "a", ["a"]],
  ["values that only look like none", [0, "", false], [0, "", false]],
  ["no gaps", ["a", undefined, null, "b"], ["a", "b"]],
  ["nothing for undefined", undefined, []],
  ["nothing for null", null, []],
])("gives %s", (_, value, list) => {
  expect(listOf(value)).toEqual(list);
});

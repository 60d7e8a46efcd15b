import { describe, expect, it } from "vitest";
import { readYaml } from "./read-yaml.js";

describe("readYaml", () => {
  it("reads YAML and JSON alike", () => {
    expect(readYaml("a: 1\nb: [x, yes]\n", "a.yaml").value).toEqual({ a: 1, b: ["x", "yes"] });
    expect(readYaml('{"a": 1}', "a.json").value).toEqual({ a: 1 });
  });

  it("reads an empty text as null", () => {
    expect(readYaml("# nothing\n", "a.yaml").value).toBeNull();
  });

  it.each([
    ["a: 1\nb: ]\n", "broken.yaml:2: "],
    ["a: 1\nb: 2\na: 3\n", "broken.yaml:3: Map keys must be unique"],
    ["a: 1\n\tb: 2\n", "broken.yaml:2: "],
    ["a: 1\n---\nb: 2\n", "broken.yaml:"],
  ])("names file and line of the mistake in %j", (text, message) => {
    expect(() => readYaml(text, "broken.yaml")).toThrow(message);
  });

  it("tells the line of a node by its path, from 1", () => {
    const source = readYaml("a:\n  - x\n  - y: 1\n    z: 2\n", "a.yaml");
    expect([source.lineOf(["a", 0]), source.lineOf(["a", 1]), source.lineOf(["a", 1, "z"])]).toEqual([2, 3, 4]);
  });

  it("copies the node of an alias, so that a change of one place leaves the other alone", () => {
    const value = readYaml("a: &shared { x: 1 }\nb: *shared\n", "a.yaml").value as Record<string, { x: number }>;
    expect(value.a).toEqual(value.b);
    expect(value.a).not.toBe(value.b);
  });
});

import { describe, expect, it } from "vitest";
import { csvFormat } from "./csv-format.js";
import type { Format } from "./format.js";
import { jsonFormat, ndjsonFormat } from "./json-formats.js";
import { compileQuery } from "./query.js";
import { tableFormat } from "./table-format.js";
import { yamlFormat } from "./yaml-format.js";

const PEOPLE = [
  { id: "1", creationTime: "2026-09-01", name: "Ana", host: { id: "9" }, tags: ["a"] },
  { id: "2", name: "=SUM(A1)" },
];

function list(format: Format, items: readonly unknown[]): string {
  const writer = format.list();
  return items.map((item) => writer.item(item)).join("") + writer.end();
}

describe("formats", () => {
  it("write JSON that is JSON, also piece by piece", () => {
    expect(JSON.parse(list(jsonFormat(false), PEOPLE))).toEqual(PEOPLE);
    expect(list(jsonFormat(false), [])).toBe("[]\n");
    expect(
      list(ndjsonFormat, PEOPLE)
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(PEOPLE);
  });

  it("keep what comes from others from steering the terminal", () => {
    const attack = { name: "\u001b[2J\u009b31mred\u202e" };
    const json = jsonFormat(true).value(attack);
    for (const character of attack.name.match(/[^ -~]/g) ?? []) {
      expect(tableFormat(undefined, 80).value(attack)).not.toContain(character);
      expect(json).not.toContain(character);
    }
    expect(JSON.parse(json)).toEqual(attack);
  });

  it("write CSV with every column of every item, and no formulas", () => {
    expect(list(csvFormat(undefined), PEOPLE)).toBe(
      `id,creationTime,name,host.id,tags\n1,2026-09-01,Ana,9,"[""a""]"\n2,,'=SUM(A1),,\n`,
    );
    expect(list(csvFormat(["name", "nothing"]), PEOPLE.slice(0, 1))).toBe("name,nothing\nAna,\n");
    expect(list(csvFormat(["name"]), [])).toBe("name\n");
    expect(list(csvFormat(undefined), ["a"])).toBe("value\na\n");
  });

  it("write a table with what tells most first, as wide as the terminal", () => {
    expect(list(tableFormat(undefined, 22), PEOPLE)).toBe('id  name      tags\n1   Ana       ["a"]\n2   =SUM(A1)\n');
    expect(list(tableFormat(["host.id"], 30), PEOPLE)).toBe("host.id\n9\n\n");
    expect(list(tableFormat(undefined, 30), [])).toBe("nothing\n");
  });

  it("write colours only when told to, whatever the environment says", () => {
    expect(tableFormat(["id"], 30).value({ id: "1" })).not.toContain("\u001b");
    expect(tableFormat(["id"], 30, true).value({ id: "1" })).toContain("\u001b[1mid");
  });

  it("write YAML item by item", () => {
    expect(list(yamlFormat(), PEOPLE.slice(1))).toBe('- id: "2"\n  name: =SUM(A1)\n');
    expect(list(yamlFormat(), [])).toBe("[]\n");
  });
});

describe("--query", () => {
  it("is JMESPath", async () => {
    expect((await compileQuery("[?name=='Ana'].{i:id}"))(PEOPLE)).toEqual([{ i: "1" }]);
  });

  it("says where an expression isn't, before anything is sent", async () => {
    await expect(compileQuery("[?")).rejects.toThrow(/--query "\[\?": /);
  });
});

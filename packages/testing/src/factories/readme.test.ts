import { readFile } from "node:fs/promises";
import { format } from "node:util";
import { describe, expect, it } from "vitest";
import { blueprints } from "../generated/factory-blueprints.js";
import * as factories from "./index.js";
import { traitsOf } from "./traits.js";

const readSection = async () => {
  const text = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  return /^## Factories\n(?<section>.*?)^## /ms.exec(text)?.groups?.section ?? "";
};

describe("the README's section on factories", () => {
  it("shows an example with the output that it has", async () => {
    const [, source = "", output] = /```ts\n(.*?)```\s+```\n(.*?)```/s.exec(await readSection()) ?? [];
    const code = source.replace(/import (\{.*?\}) from "@rcw\/testing\/factories";/s, "const $1 = factories;");
    const lines: string[] = [];
    const log = (...values: unknown[]) => lines.push(format(...values));
    new Function("factories", "console", code)(factories, { log });
    expect(`${lines.join("\n")}\n`).toBe(output);
  });

  it("names every trait that there is, and no other; but for the forms of a union, which name themselves", async () => {
    const rows = [...(await readSection()).matchAll(/^\| (`.*?) +\|/gm)].map(([, cell = ""]) => cell);
    const named = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const blueprintOf = (schema: string) => blueprints[schema] as (typeof blueprints)[string];
    const traitsIn = (schemas: string[]) => schemas.flatMap((schema) => [...traitsOf(schema, blueprintOf).keys()]);
    const schemas = Object.keys(blueprints);
    const known = new Set(traitsIn(schemas.filter((schema) => blueprintOf(schema).kind !== "union")));
    expect(named.filter((name) => !traitsIn(schemas).includes(name as string))).toEqual([]);
    expect([...known].filter((trait) => !named.includes(trait))).toEqual([]);
  });
});

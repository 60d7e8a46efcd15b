import { readFileSync } from "node:fs";
import { inferredRules } from "@rcw/testing";
import { describe, expect, it } from "vitest";
import { ruleTable } from "../packages/testing/src/rules/rule-table/rule-table.js";
import { fromRoot } from "../scripts/files.js";
import { hasTest, readTestTitles, type TestTitles } from "../scripts/testing/read-test-titles.js";

const rules = ruleTable.flatMap(({ service, rules: ofService }) => ofService.map((rule) => ({ service, ...rule })));
const files = new Map<string, TestTitles>();

function titlesOf(file: string): TestTitles {
  const titles = files.get(file) ?? readTestTitles(readFileSync(fromRoot(file), "utf8"));
  files.set(file, titles);
  return titles;
}

describe("the table of rules", () => {
  it.each(rules)("$service, $rule names tests that exist", ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter(({ file, title }) => !hasTest(titlesOf(file), title))).toEqual([]);
  });

  it("has every inferred rule, and says of no other that it can be turned off", () => {
    const named = new Set(rules.flatMap(({ inferred }) => inferred ?? []));
    expect([...named].sort()).toEqual(Object.keys(inferredRules).sort());
  });

  it("gives each rule the status that its switch declares", () => {
    for (const { inferred, answer } of rules) {
      const { status } = inferred === undefined ? {} : (inferredRules[inferred] as { status?: number });
      if (status !== undefined) expect(answer).toContain(String(status));
    }
  });

  it("has sections of all services, and no rule twice in one", () => {
    expect(ruleTable.map(({ service }) => service)).toEqual(
      expect.arrayContaining([
        ...["Everywhere", "Invitees", "Webinars", "Sessions", "Registration management", "Registrants"],
        ...["History", "Recordings", "Webhook subscriptions"],
      ]),
    );
    const keys = rules.map(({ service, rule }) => `${service} ${rule}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

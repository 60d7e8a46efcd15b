import { describe, expect, it } from "vitest";
import { contractCheckerFor, pointerTo } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";
import { blueprints, factorySchemas } from "../generated/factory-blueprints.js";
import { brokenRules } from "../test-support/factory-rules.js";
import { createFactories } from "./create-factories.js";
import type { SchemaFactory } from "./schema-factory.js";
import { traitsOf } from "./traits.js";

const SEEDS = 1000;
const checker = contractCheckerFor("refuse");
const schemas = Object.entries(factorySchemas);
const factoriesOf = (seed: number) => createFactories({ seed }) as unknown as Record<string, SchemaFactory>;
const blueprintOf = (schema: string) => blueprints[schema] as (typeof blueprints)[string];

/** What is wrong with a value, by the API description and by the rules. */
function mistakesIn(schema: string, value: unknown): string[] {
  const violations = checker.violations(pointerTo("$defs", schema), value);
  return [...violations.map(({ path, message }) => `${path.join(".")} ${message}`), ...brokenRules(value)];
}

describe("every factory", () => {
  it("is there for every schema of the contract", () => {
    expect(Object.values(factorySchemas).sort()).toEqual(Object.keys(contract.$defs).sort());
    expect(schemas.length).toBeGreaterThanOrEqual(109);
  });

  it(`builds what is valid by schema and rules, for ${SEEDS} seeds`, () => {
    const mistakes: string[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const factories = factoriesOf(seed);
      for (const [name, schema] of schemas) {
        const found = mistakesIn(schema, factories[name]?.build());
        mistakes.push(...found.map((mistake) => `${name}, seed ${seed}: ${mistake}`));
      }
    }
    expect(mistakes.slice(0, 20)).toEqual([]);
  }, 300_000);

  it("builds what is valid with each of its traits", () => {
    const mistakes: string[] = [];
    for (let seed = 0; seed < 50; seed++) {
      const factories = factoriesOf(seed) as unknown as Record<string, Record<string, () => SchemaFactory>>;
      for (const [name, schema] of schemas) {
        for (const trait of traitsOf(schema, blueprintOf).keys()) {
          const found = mistakesIn(schema, factories[name]?.[trait]?.().build());
          mistakes.push(...found.map((mistake) => `${name}.${trait}, seed ${seed}: ${mistake}`));
        }
      }
    }
    expect(mistakes.slice(0, 20)).toEqual([]);
  });
});

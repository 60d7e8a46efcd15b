import { expect, it } from "vitest";
import { blueprints, factorySchemas } from "../generated/factory-blueprints.js";
import type { Blueprints } from "./blueprint.js";
import { FactoryWorkshop } from "./factory-set.js";

const buildAll = (data: Blueprints) =>
  Object.values(new FactoryWorkshop(data, factorySchemas).createSet(1).factories).map((factory) => [
    factory.build(),
    factory.build(),
  ]);

it("a new property changes the value of no other one, in any schema of the API", () => {
  const changed = Object.entries(blueprints).map(([name, blueprint]) => {
    if (blueprint.kind !== "object") return [name, blueprint];
    const properties = { addedLater: { kind: "text", make: "words" }, ...blueprint.properties } as const;
    return [name, { ...blueprint, properties }];
  });
  const values = buildAll(Object.fromEntries(changed));
  expect(JSON.stringify(values)).toContain("addedLater");
  expect(JSON.parse(JSON.stringify(values), withoutAdded)).toEqual(buildAll(blueprints));
});

function withoutAdded(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "addedLater"));
}

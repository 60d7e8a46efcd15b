import { type AspectName, aspects } from "../aspects/aspects.js";
import type { Draft } from "../aspects/draft.js";
import type { Blueprint, ObjectBlueprint } from "../blueprint.js";
import type { Given } from "../overrides.js";
import { hashText } from "../values/hash.js";
import type { Maker } from "./maker.js";

/** An object's blueprint with that of all its parts. */
export interface FlatObject {
  readonly properties: ReadonlyMap<string, Blueprint>;
  readonly required: ReadonlySet<string>;
  readonly aspects: ReadonlySet<AspectName>;
}

/** Gathers what an object has of its own and from its parts, in their order. */
export function flattenObject(blueprint: ObjectBlueprint, blueprintOf: (schema: string) => Blueprint): FlatObject {
  const properties = new Map<string, Blueprint>();
  const required = new Set<string>();
  const aspectNames = new Set<AspectName>();
  for (const part of (blueprint.parts ?? []).map(blueprintOf)) {
    if (part.kind !== "object") continue;
    const flat = flattenObject(part, blueprintOf);
    for (const [name, property] of flat.properties) properties.set(name, property);
    for (const name of flat.required) required.add(name);
    for (const name of flat.aspects) aspectNames.add(name);
  }
  for (const [name, property] of Object.entries(blueprint.properties ?? {})) properties.set(name, property);
  for (const name of blueprint.without ?? []) properties.delete(name);
  for (const name of blueprint.required ?? []) required.add(name);
  for (const name of blueprint.aspects ?? []) aspectNames.add(name);
  return { properties, required, aspects: aspectNames };
}

/** All that it takes to make an object, worked out once. */
export interface ObjectPlan {
  readonly properties: readonly PlannedProperty[];
  readonly names: ReadonlySet<string>;
  readonly entries?: { readonly maker: Maker; readonly count: number };
  /** What an object implies whose overrides are given. */
  readonly implications: readonly ((given: Given) => Given)[];
  /** What makes the values agree, in this order. */
  readonly settlements: readonly ((draft: Draft) => void)[];
}

export interface PlannedProperty {
  readonly name: string;
  readonly nameHash: number;
  readonly required: boolean;
  readonly maker: Maker;
}

export function planObject(
  blueprint: ObjectBlueprint,
  blueprintOf: (schema: string) => Blueprint,
  createMaker: (blueprint: Blueprint) => Maker,
): ObjectPlan {
  const flat = flattenObject(blueprint, blueprintOf);
  const own = [...flat.aspects].map((name) => aspects[name]);
  const { entries } = blueprint;
  return {
    properties: [...flat.properties].map(([name, property]) => ({
      name,
      nameHash: hashText(name),
      required: flat.required.has(name),
      maker: createMaker(property),
    })),
    names: new Set(flat.properties.keys()),
    ...(entries && { entries: { maker: createMaker(entries.value), count: entries.count } }),
    implications: own.flatMap(({ imply }) => imply ?? []),
    settlements: own.flatMap(({ settle }) => settle ?? []),
  };
}

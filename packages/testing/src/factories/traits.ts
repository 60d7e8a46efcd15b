import { type AspectName, aspects } from "./aspects/aspects.js";
import type { Blueprint } from "./blueprint.js";
import { type FlatObject, flattenObject } from "./making/object-plan.js";
import type { Given } from "./overrides.js";

/** The traits of a schema's factory: what each of them overrides, by its name. */
export type Traits = ReadonlyMap<string, Given>;

type BlueprintLookup = (schema: string) => Blueprint;

/** The traits of a schema: those of its aspects, or those of the forms of a union. */
export function traitsOf(schema: string, blueprintOf: BlueprintLookup): Traits {
  const blueprint = resolveBlueprint(schema, blueprintOf);
  if (blueprint.kind === "union") return new Map(Object.entries(blueprint.traits ?? {}));
  const traits = new Map<string, Given>();
  if (blueprint.kind !== "object") return traits;
  const object = flattenObject(blueprint, blueprintOf);
  for (const name of object.aspects) {
    for (const [trait, overrides] of Object.entries(aspects[name].traits ?? {})) {
      traits.set(trait, { ...traits.get(trait), ...ownOverrides(object, overrides) });
    }
  }
  return traits;
}

/** The aspects of a schema, those of its parts included. */
export function aspectsOf(schema: string, blueprintOf: BlueprintLookup): readonly AspectName[] {
  const blueprint = resolveBlueprint(schema, blueprintOf);
  return blueprint.kind === "object" ? [...flattenObject(blueprint, blueprintOf).aspects] : [];
}

function resolveBlueprint(schema: string, blueprintOf: BlueprintLookup): Blueprint {
  const blueprint = blueprintOf(schema);
  return blueprint.kind === "reference" ? resolveBlueprint(blueprint.schema, blueprintOf) : blueprint;
}

/** A trait may be about more properties than a schema has. */
function ownOverrides({ properties }: FlatObject, overrides: Given): Given {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => properties.has(name)));
}

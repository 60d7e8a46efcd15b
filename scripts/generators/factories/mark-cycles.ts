import type { Blueprint, Blueprints } from "../../../packages/testing/src/factories/blueprint.js";

/** Marks what a factory needs to know to come to an end: schemas that can hold themselves, and the way out. */
export function markCycles(blueprints: Blueprints): Blueprints {
  const cyclic = new Set(Object.keys(blueprints).filter((schema) => reaches(blueprints, schema)));
  if (cyclic.size === 0) return blueprints;
  const heights = measureHeights(blueprints);
  return mapRecord(blueprints, (blueprint) =>
    mark(blueprint, cyclic, (branch) => heightOf(branch, blueprints, heights)),
  );
}

/** Whether a schema can hold itself, at any depth. */
function reaches(blueprints: Blueprints, schema: string): boolean {
  const seen = new Set<string>();
  const queue = heldBy(blueprints[schema]);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === schema) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...heldBy(blueprints[next]));
  }
  return false;
}

/** Names of the schemas that a blueprint names, parts included. */
function heldBy(blueprint: Blueprint | undefined): string[] {
  switch (blueprint?.kind) {
    case "reference":
      return [blueprint.schema];
    case "object":
      return [
        ...(blueprint.parts ?? []),
        ...Object.values(blueprint.properties ?? {}).flatMap(heldBy),
        ...heldBy(blueprint.entries?.value),
      ];
    case "list":
      return heldBy(blueprint.items);
    case "union":
      return blueprint.branches.flatMap(heldBy);
    default:
      return [];
  }
}

/** How many schemas deep the smallest value of each schema is; infinite for one that requires itself without end. */
function measureHeights(blueprints: Blueprints): ReadonlyMap<string, number> {
  const heights = new Map(Object.keys(blueprints).map((schema) => [schema, Number.POSITIVE_INFINITY]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [schema, blueprint] of Object.entries(blueprints)) {
      const height = 1 + heightOf(blueprint, blueprints, heights);
      if (height < (heights.get(schema) ?? 0)) {
        heights.set(schema, height);
        changed = true;
      }
    }
  }
  return heights;
}

function heightOf(blueprint: Blueprint, blueprints: Blueprints, heights: ReadonlyMap<string, number>): number {
  const measure = (inner: Blueprint) => heightOf(inner, blueprints, heights);
  switch (blueprint.kind) {
    case "reference":
      return heights.get(blueprint.schema) ?? 0;
    case "object": {
      const { properties = {}, required = [], parts = [], entries } = blueprint;
      const own = required.map((name) => (properties[name] ? measure(properties[name]) : 0));
      const inherited = parts.map((part) => heights.get(part) ?? 0);
      return Math.max(0, ...own, ...inherited, entries && entries.count > 1 ? measure(entries.value) : 0);
    }
    case "list":
      return (blueprint.minItems ?? 0) > 0 ? measure(blueprint.items) : 0;
    case "union":
      return Math.min(...blueprint.branches.map(measure));
    default:
      return 0;
  }
}

function mark(
  blueprint: Blueprint,
  cyclic: ReadonlySet<string>,
  heightOf: (blueprint: Blueprint) => number,
): Blueprint {
  const markInner = (inner: Blueprint) => mark(inner, cyclic, heightOf);
  switch (blueprint.kind) {
    case "reference":
      return cyclic.has(blueprint.schema) ? { ...blueprint, cyclic: true } : blueprint;
    case "object": {
      const { properties, entries } = blueprint;
      return {
        ...blueprint,
        ...(properties && { properties: mapRecord(properties, markInner) }),
        ...(entries && { entries: { ...entries, value: markInner(entries.value) } }),
      };
    }
    case "list":
      return { ...blueprint, items: markInner(blueprint.items) };
    case "union": {
      const heights = blueprint.branches.map(heightOf);
      const shortest = heights.indexOf(Math.min(...heights));
      return { ...blueprint, branches: blueprint.branches.map(markInner), ...(shortest > 0 && { shortest }) };
    }
    default:
      return blueprint;
  }
}

function mapRecord<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

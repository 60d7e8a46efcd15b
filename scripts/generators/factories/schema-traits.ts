import { aspects } from "../../../packages/testing/src/factories/aspects/aspects.js";
import type { Blueprint, Blueprints } from "../../../packages/testing/src/factories/blueprint.js";
import { aspectsOf, traitsOf } from "../../../packages/testing/src/factories/traits.js";

/** The traits of one schema's factory. */
export interface SchemaTraits {
  /** Names of the interfaces that declare the traits of its aspects. */
  readonly interfaces: readonly string[];
  /** Traits of the schema alone, with what they override in words. */
  readonly own: readonly { readonly trait: string; readonly overrides: string }[];
}

/** The traits of every schema: those of its aspects, and those of a union's forms. */
export function traitsOfSchemas(blueprints: Blueprints): Map<string, SchemaTraits> {
  const blueprintOf = (schema: string) => blueprints[schema] as Blueprint;
  return new Map(
    Object.keys(blueprints).map((schema) => {
      const interfaces = aspectsOf(schema, blueprintOf).flatMap((name) => aspects[name].traitsInterface ?? []);
      const own = interfaces.length > 0 ? [] : [...traitsOf(schema, blueprintOf)];
      return [schema, { interfaces: [...new Set(interfaces)], own: own.map(describeTrait) }];
    }),
  );
}

function describeTrait([trait, overrides]: [string, Readonly<Record<string, unknown>>]) {
  const words = Object.entries(overrides).map(([property, value]) => `\`${property}\` ${JSON.stringify(value)}`);
  return { trait, overrides: words.join(", ") };
}

import type { Blueprint, Blueprints } from "../blueprint.js";
import { createListMaker } from "./make-list.js";
import { createObjectMaker } from "./make-object.js";
import { createChoiceMaker, createNumberMaker, createTextMaker } from "./make-plain.js";
import { createReferenceMaker } from "./make-reference.js";
import { createUnionMaker } from "./make-union.js";
import type { Maker, MakerLookup } from "./maker.js";
import { planObject } from "./object-plan.js";

/** The makers of all schemas of a document. They keep nothing, so any number of factories may share them. */
export class MakerTable implements MakerLookup {
  readonly #blueprints: Blueprints;
  readonly #makers = new Map<string, Maker>();

  constructor(blueprints: Blueprints) {
    this.#blueprints = blueprints;
  }

  makerOf(schema: string): Maker {
    const maker = this.#makers.get(schema) ?? this.#create(this.blueprintOf(schema));
    this.#makers.set(schema, maker);
    return maker;
  }

  /** @throws {Error} for a schema that there is no blueprint of. */
  blueprintOf(schema: string): Blueprint {
    const blueprint = Object.hasOwn(this.#blueprints, schema) ? this.#blueprints[schema] : undefined;
    if (blueprint === undefined) throw new Error(`There is no blueprint of the schema "${schema}"; run pnpm generate`);
    return blueprint;
  }

  #create(blueprint: Blueprint): Maker {
    const create = (inner: Blueprint) => this.#create(inner);
    switch (blueprint.kind) {
      case "reference":
        return createReferenceMaker(blueprint, this);
      case "object":
        return createObjectMaker(() => planObject(blueprint, (name) => this.blueprintOf(name), create));
      case "list":
        return createListMaker(blueprint, create(blueprint.items));
      case "union":
        return createUnionMaker(blueprint, blueprint.branches.map(create));
      case "choice":
        return createChoiceMaker(blueprint);
      case "number":
        return createNumberMaker(blueprint);
      case "text":
        return createTextMaker(blueprint);
    }
  }
}

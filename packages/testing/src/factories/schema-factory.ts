import type { Factory } from "./factory.js";
import type { Maker } from "./making/maker.js";
import { copyOf, mergeGiven } from "./overrides.js";
import type { Traits } from "./traits.js";
import { rootPlace } from "./values/place.js";

/** What the factories of one schema have in common. */
export interface FactorySource {
  readonly schema: string;
  readonly seed: number;
  readonly maker: Maker;
  /** The number of the next build, from 0; asking for it counts. */
  nextOrdinal(): number;
}

/** A factory of any schema; each schema has a subclass with its traits. */
export class SchemaFactory implements Factory<unknown> {
  readonly #source: FactorySource;
  readonly #overrides: unknown;

  constructor(source: FactorySource, overrides?: unknown) {
    this.#source = source;
    this.#overrides = overrides;
  }

  build(overrides?: unknown): unknown {
    if (overrides === null)
      throw new TypeError("build: the overrides are null; leave them out, or give what is to be different");
    const { schema, seed, maker, nextOrdinal } = this.#source;
    return maker.make(rootPlace(seed, schema, nextOrdinal()), this.#with(overrides));
  }

  buildList(count: number, overrides?: unknown): unknown[] {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`buildList: the count is a whole number from 0, such as 3; received ${String(count)}`);
    }
    return Array.from({ length: count }, () => this.build(overrides));
  }

  params(overrides: unknown): this {
    const SameSchema = this.constructor as new (source: FactorySource, overrides: unknown) => this;
    return new SameSchema(this.#source, this.#with(copyOf(overrides)));
  }

  #with(overrides: unknown): unknown {
    return overrides === undefined ? this.#overrides : mergeGiven(this.#overrides, overrides);
  }
}

/** A class of factories that have a method for each trait. */
export function factoryClassWith(traits: Traits): typeof SchemaFactory {
  const WithTraits = class extends SchemaFactory {};
  for (const [name, overrides] of traits) {
    Object.defineProperty(WithTraits.prototype, name, {
      value(this: SchemaFactory) {
        return this.params(overrides);
      },
    });
  }
  return WithTraits;
}

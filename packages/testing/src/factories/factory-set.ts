import type { Blueprints } from "./blueprint.js";
import { MakerTable } from "./making/maker-table.js";
import { type FactorySource, factoryClassWith, type SchemaFactory } from "./schema-factory.js";
import { traitsOf } from "./traits.js";
import { mixHash } from "./values/hash.js";

/** All factories of a document, by their names, before they have types. */
export interface FactorySet {
  readonly factories: Readonly<Record<string, SchemaFactory>>;
  resetSequences(): void;
}

/** Makes sets of factories of one document; what they are made from is worked out once. */
export class FactoryWorkshop {
  readonly #makers: MakerTable;
  readonly #schemas: Readonly<Record<string, string>>;
  readonly #classes = new Map<string, typeof SchemaFactory>();

  /** `schemas` are the names of the schemas by the names of their factories. */
  constructor(blueprints: Blueprints, schemas: Readonly<Record<string, string>>) {
    this.#makers = new MakerTable(blueprints);
    this.#schemas = schemas;
  }

  createSet(seed: number): FactorySet {
    const ordinals = new Map<string, number>();
    // Both halves count: a seed may have 53 bits.
    const seedHash = mixHash(seed % 2 ** 32, Math.floor(seed / 2 ** 32));
    const factories = Object.entries(this.#schemas).map(([name, schema]) => {
      const source: FactorySource = {
        schema,
        seed: seedHash,
        maker: this.#makers.makerOf(schema),
        nextOrdinal: () => {
          const ordinal = ordinals.get(schema) ?? 0;
          ordinals.set(schema, ordinal + 1);
          return ordinal;
        },
      };
      return [name, new (this.#classOf(schema))(source)];
    });
    return { factories: Object.fromEntries(factories), resetSequences: () => ordinals.clear() };
  }

  #classOf(schema: string): typeof SchemaFactory {
    const known =
      this.#classes.get(schema) ?? factoryClassWith(traitsOf(schema, (name) => this.#makers.blueprintOf(name)));
    this.#classes.set(schema, known);
    return known;
  }
}

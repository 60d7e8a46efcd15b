// Test data: `@rcw/testing/factories`. A factory for each schema, a set of them with a seed of its own, and the types.

export * from "../generated/factories.js";
export { type CreateFactoriesOptions, createFactories, type FactoriesWithReset } from "./create-factories.js";
export { resetSequences } from "./default-factories.js";
export type { Factory } from "./factory.js";
export type { Overrides } from "./overrides.js";

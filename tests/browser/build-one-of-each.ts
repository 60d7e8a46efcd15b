import { createFactories } from "@rcw/testing/factories";

/** What every factory builds for a seed, as JSON by the factory's name. */
export function buildOneOfEach(seed: number): Record<string, string> {
  const { resetSequences: _, ...factories } = createFactories({ seed });
  return Object.fromEntries(
    Object.entries(factories).map(([name, factory]) => [name, JSON.stringify(factory.build())]),
  );
}

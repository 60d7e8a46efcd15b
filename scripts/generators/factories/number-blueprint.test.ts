import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../../packages/testing/src/factories/blueprint.js";
import type { Schema } from "../../document/openapi.js";
import { numberBlueprint } from "./number-blueprint.js";

/** The smallest and the greatest number that a blueprint stands for. */
function endsOf(blueprint: Blueprint): [number, number] {
  if (blueprint.kind === "choice")
    return [Math.min(...(blueprint.values as number[])), Math.max(...(blueprint.values as number[]))];
  if (blueprint.kind !== "number") throw new Error(`expected a number, received ${blueprint.kind}`);
  return [blueprint.from, blueprint.from + (blueprint.count - 1) * blueprint.step];
}

describe("numberBlueprint", () => {
  it("keeps to bounds and multiples, whatever the name and the example", () => {
    const schema = fc.record({
      minimum: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      room: fc.nat(100_000),
      multipleOf: fc.constantFrom(1, 1, 2, 7),
      example: fc.integer(),
      isExclusive: fc.boolean(),
    });
    const name = fc.constantFrom("perPage", "scheduledDuration", "expiresIn", "count");
    fc.assert(
      fc.property(schema, name, ({ minimum, room, multipleOf, example, isExclusive }, property) => {
        const maximum = minimum + 2 + 2 * multipleOf + room;
        const exclusive = isExclusive ? { exclusiveMinimum: true, exclusiveMaximum: true } : {};
        const written: Schema = { type: "integer", minimum, maximum, multipleOf, example, ...exclusive };
        const [low, high] = endsOf(numberBlueprint(written, property));
        const inside = isExclusive ? 1 : 0;
        expect(low).toBeGreaterThanOrEqual(minimum + inside);
        expect(high).toBeLessThanOrEqual(maximum - inside);
        expect([low % multipleOf, high % multipleOf].map(Math.abs)).toEqual([0, 0]);
      }),
    );
  });

  it("is near the example", () => {
    expect(endsOf(numberBlueprint({ type: "integer", example: 148 }, "participantCount"))).toEqual([74, 222]);
  });

  it("never takes a whole number for a fraction", () => {
    const [low, high] = endsOf(numberBlueprint({ type: "number", minimum: 0, maximum: 10 }, "share"));
    expect([low, high]).toEqual([0.5, 9.5]);
    expect(endsOf(numberBlueprint({ type: "number", minimum: 0.1, maximum: 0.2 }, "share"))).toEqual([0.15, 0.15]);
  });

  it("finds a multiple of a fraction that is exact", () => {
    const [value] = endsOf(numberBlueprint({ type: "number", multipleOf: 0.01, minimum: 0.07 }, "price"));
    expect(Number.isInteger(value / 0.01)).toBe(true);
  });

  it("stays within 32 bits where the format says so", () => {
    const [low, high] = endsOf(numberBlueprint({ type: "integer", format: "int32", example: 2 ** 31 - 1 }, "big"));
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThanOrEqual(2 ** 31 - 1);
  });
});

import { describe, expect, it } from "vitest";
import { Equivalence } from "./equivalence.js";

describe("Equivalence", () => {
  it("takes a pair that comes up inside itself for equivalent", () => {
    const equivalence = new Equivalence();
    const find = (): boolean => equivalence.decide("a", find);
    expect(equivalence.decide("a", find)).toBe(true);
  });

  it("asks once for what it knows", () => {
    const equivalence = new Equivalence();
    expect(equivalence.decide("a", () => true)).toBe(true);
    expect(equivalence.decide("b", () => false)).toBe(false);
    const neverAsked = () => {
      throw new Error("asked again");
    };
    expect([equivalence.decide("a", neverAsked), equivalence.decide("b", neverAsked)]).toEqual([true, false]);
  });

  it("forgets what rested on an assumption that was wrong", () => {
    const equivalence = new Equivalence();
    const outer = equivalence.decide("outer", () => {
      equivalence.decide("inner", () => equivalence.decide("outer", () => true));
      return false;
    });
    expect(outer).toBe(false);
    expect(equivalence.decide("inner", () => false)).toBe(false);
  });
});

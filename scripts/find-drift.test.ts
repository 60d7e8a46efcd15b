import { describe, expect, it } from "vitest";
import { findDrift } from "./find-drift.js";

describe("the generated files", () => {
  it("are what the API description and the overlay make today; run `pnpm generate` when this fails", async () => {
    expect(await findDrift()).toEqual([]);
  });
});
